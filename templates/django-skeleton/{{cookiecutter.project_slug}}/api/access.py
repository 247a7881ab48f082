"""Access: a token for an address and its password."""

from typing import TypedDict

from django.contrib.auth import authenticate
from django.http import HttpRequest
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}

from accounts import tokens
from accounts.models import User

from . import bearer
from .problems import Problem


class Token(TypedDict):
    """What to send with requests, and for how many seconds it counts."""

    token: str
    expires_in: int


def exchange(request: HttpRequest, email: str, password: str) -> Token:
    """Give a token; whatever is wrong, the refusal is the same."""
    user = authenticate(request, email=email, password=password)
    if not isinstance(user, User) or not user.is_confirmed:
        raise Problem(
            401,
            {{ "The address or the password is wrong, or not confirmed yet." | words(cookiecutter) }},
            headers=bearer.CHALLENGE,
        )
    seconds = int(tokens.LIFETIME.total_seconds())
    return {"token": tokens.issue(user), "expires_in": seconds}
