{% if cookiecutter | has("html") %}
"""Answers to what goes wrong: a page, or a problem document for programs."""
{% else %}
"""Answers to what goes wrong: problem documents (RFC 9457)."""
{% endif %}

{% set unavailable = cookiecutter | entries("unavailable") | sort %}
{% if unavailable %}
import sys
{% endif %}
from http.client import responses

{% if cookiecutter | has("html") %}
import structlog
{% endif %}
from django.http import HttpRequest, HttpResponse, JsonResponse
{% if cookiecutter | has("html") %}
from django.template.loader import render_to_string
{% endif %}
{% if cookiecutter.i18n %}
from django.utils.translation import gettext_lazy
{% endif %}
from structlog.contextvars import get_contextvars
{% if unavailable %}

from . import {{ unavailable | join(", ") }}
{% endif %}
{% if cookiecutter | has("html") %}
{{ "\n" if not unavailable }}from .layout import site
{% endif %}

DETAILS = {
    400: {{ "The request could not be understood." | lazy_words(cookiecutter) }},
    403: {{ "You may not see or do this." | lazy_words(cookiecutter) }},
    404: {{ "There is nothing at this address." | lazy_words(cookiecutter) }},
    405: {{ "This address does not answer requests of this kind." | lazy_words(cookiecutter) }},
    413: {{ "That is more than can be sent at once." | lazy_words(cookiecutter) }},
    429: {{ "Too many attempts. Please wait a moment and try again." | lazy_words(cookiecutter) }},
    500: {{ "Something went wrong here. It has been logged." | lazy_words(cookiecutter) }},
    503: {{ "This cannot be answered right now. Please try again soon." | lazy_words(cookiecutter) }},
}
OTHERWISE = {{ "The request could not be answered." | lazy_words(cookiecutter) }}
{% if cookiecutter | has("switch") %}
# What a page calls an error; a program reads the name in English.
NAMES = {
    400: gettext_lazy("Bad Request"),
    403: gettext_lazy("Forbidden"),
    404: gettext_lazy("Not Found"),
    405: gettext_lazy("Method Not Allowed"),
    413: gettext_lazy("Content Too Large"),
    429: gettext_lazy("Too Many Requests"),
    500: gettext_lazy("Internal Server Error"),
    503: gettext_lazy("Service Unavailable"),
}
{% endif %}
{% if cookiecutter | has("html") %}
# Where programs ask, not people.
FOR_PROGRAMS = ("/api/", "/graphql")

log = structlog.get_logger(__name__)


def error_response(request: HttpRequest, status: int, detail: str = "") -> HttpResponse:
    """Explain the error: on a page, or in a problem document where programs ask."""
    if request.path.startswith(FOR_PROGRAMS):
        return problem(request, status, detail)
    context = site(request) | describe(request, status, detail)
{% if cookiecutter | has("switch") %}
    context["title"] = NAMES.get(status, context["title"])
{% endif %}
    # The request tells the page who is there; should just that fail, it goes without.
    for asked in (request, None):
        try:
            page = render_to_string("error.html", context, asked)
            return HttpResponse(page, status=status)
        except Exception:
            log.exception("the page for an error failed")
    return problem(request, status, detail)


def problem(request: HttpRequest, status: int, detail: str = "") -> HttpResponse:
{% else %}


def error_response(request: HttpRequest, status: int, detail: str = "") -> HttpResponse:
{% endif %}
    """Explain the error to programs, in a problem document (RFC 9457)."""
    return JsonResponse(
        describe(request, status, detail),
        status=status,
        content_type="application/problem+json",
    )


def describe(request: HttpRequest, status: int, detail: str) -> dict[str, object]:
    """Say what went wrong, in words of its own or in the usual ones."""
    return {
        "type": "about:blank",
        "title": responses.get(status, "Error"),
        "status": status,
        "detail": detail or {{ "str(" if cookiecutter.i18n }}DETAILS.get(status, OTHERWISE){{ ")" if cookiecutter.i18n }},
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
{% if unavailable %}
    error = sys.exception()
    if {{ unavailable | join(".is_lost(error) or ") }}.is_lost(error):
        answer = error_response(request, 503)
        answer.headers["Retry-After"] = "5"
        return answer
{% endif %}
    return error_response(request, 500)
