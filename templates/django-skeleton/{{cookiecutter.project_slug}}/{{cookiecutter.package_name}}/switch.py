"""Switch: the visitor's own choice of a language, at the foot of each page."""

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

ONE_YEAR = 31_536_000


@csrf_exempt  # a stranger could change the language and nothing else
@require_POST
def remember(request: HttpRequest) -> HttpResponse:
    """Remember the language the visitor chose, and go back to the page."""
    asked = request.POST.get("language", "")
    if asked not in dict(settings.LANGUAGES):
        raise BadRequest
    response = HttpResponse(status=303, headers={"Location": page_before(request)})
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        asked,
        max_age=ONE_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def page_before(request: HttpRequest) -> str:
    """Name the page the form was sent from, if it is one of this site."""
    page = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return page
    return resolve_url("home")


urlpatterns = [path("", remember, name="language")]
