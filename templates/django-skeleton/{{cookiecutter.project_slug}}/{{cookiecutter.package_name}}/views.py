{% if cookiecutter.pages %}
"""The pages of the site as a whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """Welcome the visitor."""
    return render(request, "home.html")
{% else %}
"""What the site as a whole answers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse


def home(request: HttpRequest) -> HttpResponse:
    """Name the addresses of this service."""
    addresses = {"health": "/healthz", "readiness": "/readyz"}
    return JsonResponse({"name": settings.SITE_NAME, "addresses": addresses})
{% endif %}
