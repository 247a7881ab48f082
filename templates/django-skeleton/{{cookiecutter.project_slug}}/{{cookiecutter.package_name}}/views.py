{% if cookiecutter.pages %}
"""The pages of the site as a whole, and what every template knows."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


def site(request: HttpRequest) -> dict[str, str]:
    """Name the site to every template, as a context processor."""
    return {"site_name": settings.SITE_NAME}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Welcome the visitor."""
    return render(request, "home.html")
{% else %}
"""What the site as a whole answers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Name the addresses of this service."""
    addresses = {"healthz": "/healthz", "readyz": "/readyz"}
    return JsonResponse({"name": settings.SITE_NAME, "addresses": addresses})
{% endif %}
