"""The page that says whether all is well."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.views.decorators.http import require_safe

from . import health, htmx
from .layout import site


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """Tell whether all is well: beside the link that asks, or as a page."""
    page = "_status.html" if htmx.wants(request, "status") else "status.html"
    down = [name for name in health.CHECKS if not health.passes(name)]
    if not down:
        return render(request, page)
    # Without the request no context processor runs: one may need what is down.
    return HttpResponse(render_to_string(page, site(request) | {"down": down}))


urlpatterns = [path("", status, name="status")]
