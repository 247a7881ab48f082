"""Every address of the project."""

{% set urls = cookiecutter | entries("urls") %}
{% if cookiecutter | has("admin") %}
from django.contrib import admin
{% endif %}
from django.urls import {{ "include, path" if urls else "path" }}

from {{ cookiecutter.package_name }} import views

handler400 = "{{ cookiecutter.package_name }}.errors.bad_request"
handler403 = "{{ cookiecutter.package_name }}.errors.permission_denied"
handler404 = "{{ cookiecutter.package_name }}.errors.page_not_found"
handler500 = "{{ cookiecutter.package_name }}.errors.server_error"

urlpatterns = [
    path("", views.home, name="home"),
{% if cookiecutter | has("admin") %}
    path("admin/", admin.site.urls),
{% endif %}
{% for url in urls %}
    path("{{ url.path }}", include("{{ url.include }}")),
{% endfor %}
]
