"""Bearer: who calls, by the token in the request; never by a cookie."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}

from accounts import tokens
from accounts.models import User

from .problems import Problem

CHALLENGE = {"WWW-Authenticate": 'Bearer realm="api"'}
REFUSAL = {"WWW-Authenticate": 'Bearer realm="api", error="invalid_token"'}


def identify(request: HttpRequest) -> User | AnonymousUser:
    """Find who calls; a token that is not valid, or no more, is refused."""
    if "Authorization" not in request.headers:
        return AnonymousUser()
    kind, _space, token = request.headers["Authorization"].partition(" ")
    user = tokens.user_of(token.strip()) if kind.lower() == "bearer" else None
    if user is None:
        raise Problem(401, {{ "The token is not valid." | words(cookiecutter) }}, headers=REFUSAL)
    return user


def caller(request: HttpRequest) -> User:
    """Give the account that calls, or ask for its token."""
    if isinstance(request.user, User):
        return request.user
    raise Problem(401, {{ "This needs a token." | words(cookiecutter) }}, headers=CHALLENGE)
