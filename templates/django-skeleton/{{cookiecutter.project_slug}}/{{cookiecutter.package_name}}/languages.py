"""Languages: which one an answer is in."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

{% if cookiecutter | has("switch") %}
from .errors import FOR_PROGRAMS

{% endif %}
# The kinds of answers that speak to people; programs hand on what a problem is.
SPOKEN = ("application/problem+json", "text/html")


class LanguageMiddleware:
    """Answer in the language that is asked for.

    Django's own counts a cookie for programs as well, and names a language where
    nothing is said.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = chosen(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith(SPOKEN):
            response.headers.setdefault("Content-Language", language)
            patch_vary_headers(response, depends_on(request))
        return response


{% if cookiecutter | has("switch") %}
def chosen(request: HttpRequest) -> str:
    """Choose what the visitor asked for here, else what the browser asks for."""
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if asked in dict(settings.LANGUAGES) and is_for_people(request):
        return asked
    return accepted(request)


def depends_on(request: HttpRequest) -> list[str]:
    """Tell caches what the language of the answer depends on."""
    return ["Accept-Language", *(["Cookie"] if is_for_people(request) else [])]


def is_for_people(request: HttpRequest) -> bool:
    """Tell whether a person asks; for programs no cookie counts."""
    return not request.path.startswith(FOR_PROGRAMS)
{% else %}
def chosen(request: HttpRequest) -> str:
    """Choose what the program asks for."""
    return accepted(request)


def depends_on(request: HttpRequest) -> list[str]:
    """Tell caches what the language of the answer depends on."""
    return ["Accept-Language"]
{% endif %}


def accepted(request: HttpRequest) -> str:
    """Choose the best of what `Accept-Language` names, else the first there is."""
    header = request.headers.get("Accept-Language", "")
    for name, quality in parse_accept_lang_header(header):
        if quality and name != "*":
            try:
                return translation.get_supported_language_variant(name)
            except LookupError:
                continue
    return settings.LANGUAGE_CODE
