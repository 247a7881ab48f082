{% set item = cookiecutter.__item %}
"""The addresses of the {{ item }}s."""

from django.urls import path

from . import {{ cookiecutter | entries("example") | sort | join(", ") }}

app_name = "{{ item }}s"

urlpatterns = [
{% if cookiecutter | has("example-pages") %}
    path("", views.index, name="index"),
    path("<int:pk>/", views.detail, name="detail"),
{% endif %}
{% if cookiecutter | has("example-editing") %}
    path("new/", editing.new, name="new"),
    path("<int:pk>/edit/", editing.edit, name="edit"),
    path("<int:pk>/delete/", editing.delete, name="delete"),
{% endif %}
{% if cookiecutter | has("example-form-only") %}
    path("new/", entered.new, name="new"),
{% endif %}
]
