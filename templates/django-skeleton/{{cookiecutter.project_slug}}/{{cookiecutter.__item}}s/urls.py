"""The addresses of the {{ cookiecutter.__item }}s."""

from django.urls import path

from . import views

app_name = "{{ cookiecutter.__item }}s"

urlpatterns = [
{% if cookiecutter.data != "none" %}
    path("", views.index, name="index"),
    path("<int:pk>/", views.detail, name="detail"),
{% endif %}
{% if cookiecutter.forms != "none" %}
    path("new/", views.new, name="new"),
{% endif %}
{% if cookiecutter.data != "none" and cookiecutter.forms != "none" %}
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/delete/", views.delete, name="delete"),
{% endif %}
]
