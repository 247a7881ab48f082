"""Guard: what a view of the API that is not REST asks of a request."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from {{ cookiecutter.package_name }} import limits

{% if cookiecutter | has("api-accounts") %}
from . import bearer
{% endif %}
from .problems import Problem

View = Callable[[HttpRequest], HttpResponse]


def guarded(view: View) -> View:
    """Let each visitor call so often, believe no cookie, and tell what is refused.

    Without a cookie to believe there is nothing that a forged request could use.
    """

    @csrf_exempt
    @wraps(view)
    def guard(request: HttpRequest) -> HttpResponse:
        who = limits.visitor(request)
        if seconds := limits.wait("api", who, settings.API_LIMIT):
            return limits.refusal(request, seconds)
        try:
{% if cookiecutter | has("api-accounts") %}
            request.user = bearer.identify(request)
{% endif %}
            return view(request)
        except Problem as problem:
            return problem.answer(request)

    return guard
