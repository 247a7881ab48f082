{% if cookiecutter.pages %}
"""Answers to what goes wrong: a page, or a problem document for programs."""
{% else %}
"""Answers to what goes wrong: problem documents (RFC 9457)."""
{% endif %}

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
{% if cookiecutter.pages %}
from django.template.loader import render_to_string
{% endif %}
from structlog.contextvars import get_contextvars
{% if cookiecutter.pages %}

from .context_processors import site

EXPLANATIONS = {
    400: "The request could not be understood.",
    403: "You may not see or do this.",
    404: "There is nothing at this address.",
    429: "That was too often. Please wait a moment and try again.",
    500: "Something went wrong here. It has been logged.",
}
{% endif %}


{% if cookiecutter.pages %}
def error_response(request: HttpRequest, status: int) -> HttpResponse:
    """Describe the error: as a problem document (RFC 9457) under `/api/`."""
    if request.path.startswith("/api/"):
        return problem(request, status)
    context = {
        "title": HTTPStatus(status).phrase,
        "explanation": EXPLANATIONS[status],
        "request_id": get_contextvars().get("request_id"),
    }
    # Without the request no context processor runs: what failed may fail there too.
    page = render_to_string("error.html", site(request) | context)
    return HttpResponse(page, status=status)


def problem(request: HttpRequest, status: int) -> HttpResponse:
{% else %}
def error_response(request: HttpRequest, status: int) -> HttpResponse:
{% endif %}
    """Describe the error for programs."""
    return JsonResponse(
        {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "instance": request.path,
            "request_id": get_contextvars().get("request_id"),
        },
        status=status,
        content_type="application/problem+json",
    )


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
