{% set accounts = "from accounts import throttle, tokens\nfrom accounts.passwords import LONGEST" %}
{% set ours = [accounts, "from " ~ cookiecutter.package_name ~ " import limits"] %}
"""Tokens: signing in and out for programs; GraphQL has no place for it."""

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from django.views.decorators.http import require_http_methods

{{ ours | sort | join("\n") }}

from . import access, bearer
from .guard import guarded
from .incoming import read_json, whole_characters
from .problems import Problem


class Credentials(forms.Form):
    """What whoever wants a token sends."""

    email = forms.CharField(max_length=254, validators=[whole_characters])
    password = forms.CharField(
        max_length=LONGEST, strip=False, validators=[whole_characters]
    )


@guarded
@require_http_methods(["POST", "DELETE"])
def view(request: HttpRequest) -> HttpResponse:
    """Answer by what is to be done."""
    return issue(request) if request.method == "POST" else end(request)


def issue(request: HttpRequest) -> HttpResponse:
    """Give a token for an address and its password."""
    sent = read_json(request)
    form = Credentials(sent if isinstance(sent, dict) else {})
    if not form.is_valid():
        detail = {{ "Some values are not valid." | words(cookiecutter) }}
        raise Problem(422, detail, form.errors.get_json_data())
    email = form.cleaned_data["email"]
    if seconds := throttle.password_wait(request, email):
        return limits.refusal(request, seconds)
    token = access.exchange(request, **form.cleaned_data)
    return JsonResponse(token, headers={"Cache-Control": "no-store"})


def end(request: HttpRequest) -> HttpResponse:
    """End all tokens of the account."""
    tokens.revoke(bearer.caller(request))
    return HttpResponse(status=204)
