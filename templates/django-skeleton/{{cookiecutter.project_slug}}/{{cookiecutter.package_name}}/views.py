{% if cookiecutter.pages %}
"""The pages of the site as a whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Welcome the visitor."""
    return render(request, "home.html")
{% else %}
"""What the site as a whole answers: the addresses there are to call."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
{% if cookiecutter | entries("addresses") %}
from django.urls import reverse
{% endif %}
from django.views.decorators.http import require_safe

ADDRESSES = {
    "healthz": "/healthz",
    "readyz": "/readyz",
}
{% if cookiecutter | entries("addresses") %}
# Views; each goes by its name here.
VIEWS = {
{% for address in cookiecutter | entries("addresses") %}
    "{{ address.name }}": "{{ address.view }}",
{% endfor %}
}
{% endif %}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Name the addresses of this service."""
{% if cookiecutter | entries("addresses") %}
    addresses = ADDRESSES | {name: reverse(view) for name, view in VIEWS.items()}
    return JsonResponse({"name": settings.SITE_NAME, "addresses": addresses})
{% else %}
    return JsonResponse({"name": settings.SITE_NAME, "addresses": ADDRESSES})
{% endif %}
{% endif %}
