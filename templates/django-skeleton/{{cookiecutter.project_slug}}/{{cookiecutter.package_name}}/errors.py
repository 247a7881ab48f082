{% if cookiecutter | has("html") %}
"""Answers to what goes wrong: a page, or a problem document for programs."""
{% else %}
"""Answers to what goes wrong: problem documents (RFC 9457)."""
{% endif %}

from http.client import responses

{% if cookiecutter | has("html") %}
import structlog
{% endif %}
from django.http import HttpRequest, HttpResponse, JsonResponse
{% if cookiecutter | has("html") %}
from django.template.loader import render_to_string
{% endif %}
from structlog.contextvars import get_contextvars
{% if cookiecutter | has("html") %}

from .layout import site
{% endif %}

DETAILS = {
    400: "The request could not be understood.",
    403: "You may not see or do this.",
    404: "There is nothing at this address.",
    405: "This address does not answer requests of this kind.",
    413: "That is more than can be sent at once.",
    429: "Too many attempts. Please wait a moment and try again.",
    500: "Something went wrong here. It has been logged.",
}
{% if cookiecutter | has("html") %}

log = structlog.get_logger(__name__)


def error_response(request: HttpRequest, status: int) -> HttpResponse:
    """Explain the error: on a page, and under `/api/` in a problem document."""
    if request.path.startswith("/api/"):
        return problem(request, status)
    try:
        # Without the request no context processor runs: it may be what failed.
        page = render_to_string("error.html", site(request) | describe(request, status))
    except Exception:
        log.exception("the page for an error failed")
        return problem(request, status)
    return HttpResponse(page, status=status)


def problem(request: HttpRequest, status: int) -> HttpResponse:
{% else %}


def error_response(request: HttpRequest, status: int) -> HttpResponse:
{% endif %}
    """Explain the error to programs, in a problem document (RFC 9457)."""
    return JsonResponse(
        describe(request, status),
        status=status,
        content_type="application/problem+json",
    )


def describe(request: HttpRequest, status: int) -> dict[str, object]:
    """Say what went wrong."""
    return {
        "type": "about:blank",
        "title": responses.get(status, "Error"),
        "status": status,
        "detail": DETAILS.get(status, "The request could not be answered."),
        "instance": request.path,
        "request_id": get_contextvars().get("request_id"),
    }


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what is malformed or sent to an unknown host."""
    return error_response(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what is forbidden."""
    return error_response(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was not sent from a page of this site."""
    return error_response(request, 403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an unknown address."""
    return error_response(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when a view failed; the log has the details."""
    return error_response(request, 500)
