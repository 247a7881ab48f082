"""Every address of the project."""

{% if cookiecutter.example and cookiecutter.pages and (cookiecutter.data != "none" or cookiecutter.forms != "none") %}
from django.urls import include, path
{% else %}
from django.urls import path
{% endif %}

from {{ cookiecutter.package_name }} import views

handler400 = "{{ cookiecutter.package_name }}.errors.bad_request"
handler403 = "{{ cookiecutter.package_name }}.errors.permission_denied"
handler404 = "{{ cookiecutter.package_name }}.errors.page_not_found"
handler500 = "{{ cookiecutter.package_name }}.errors.server_error"

urlpatterns = [
    path("", views.home, name="home"),
{% if cookiecutter.example and cookiecutter.pages and (cookiecutter.data != "none" or cookiecutter.forms != "none") %}
    path("{{ cookiecutter.__item }}s/", include("{{ cookiecutter.__item }}s.urls")),
{% endif %}
]
