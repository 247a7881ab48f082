"""Exceptions: whatever a view refuses becomes a problem document."""

from math import ceil
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from rest_framework import exceptions
from rest_framework.settings import api_settings
from rest_framework.views import set_rollback

from {{ cookiecutter.package_name }} import limits

from .problems import Problem


def handler(error: Exception, context: dict[str, Any]) -> HttpResponse | None:
    """Answer what is known; anything else is a crash, which the site answers."""
    request = context["request"]._request
    if isinstance(error, exceptions.Throttled):
        return limits.refusal(request, ceil(getattr(error, "wait", 1)))
    problem = problem_of(error)
    if problem is None:
        return None
    set_rollback()
    return problem.answer(request)


def problem_of(error: Exception) -> Problem | None:
    """Find what to tell; where an error has no words of its own, the site has some."""
    match error:
        case Problem():
            return error
        case Http404():
            return Problem(404)
        case PermissionDenied():
            return Problem(403)
        case exceptions.ValidationError():
            return invalid(error.detail)
{% if cookiecutter | has("api-accounts") %}
        case exceptions.NotAuthenticated():
            detail = {{ "This needs a token." | words(cookiecutter) }}
{% endif %}
        case exceptions.UnsupportedMediaType():
            detail = {{ "Send JSON, as application/json." | words(cookiecutter) }}
        case exceptions.MethodNotAllowed() | exceptions.PermissionDenied():
            detail = ""
        case exceptions.APIException():
            detail = str(error.detail)
        case _:
            return None
    headers = {}
    if header := getattr(error, "auth_header", ""):
        headers["WWW-Authenticate"] = str(header)
    return Problem(error.status_code, detail, headers=headers)


def invalid(detail: Any) -> Problem:
    """Tell what is wrong with values, by field."""
    if isinstance(detail, list):
        detail = {api_settings.NON_FIELD_ERRORS_KEY: detail}
    return Problem(422, {{ "Some values are not valid." | words(cookiecutter) }}, detail)
