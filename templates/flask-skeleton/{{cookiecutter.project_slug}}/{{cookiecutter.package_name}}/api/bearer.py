"""Bearer: who calls, by the token in the request; never by a cookie."""

from flask import g, request
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from flask_login import AnonymousUserMixin
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from ..accounts import tokens
from ..accounts.models import User

CHALLENGE = WWWAuthenticate("bearer", {"realm": "api"})
REFUSAL = WWWAuthenticate("bearer", {"realm": "api", "error": "invalid_token"})


def identify() -> None:
    """Find who calls; a token that is not valid, or no more, is refused.

    Flask-Login looks at the session unless it finds somebody in ``g``.
    """
    g._login_user = AnonymousUserMixin()
    if "Authorization" in request.headers:
        sent = request.authorization
        token = sent.token if sent and sent.type == "bearer" else None
        user = tokens.user_of(token) if token else None
        if user is None:
            raise Unauthorized({{ "The token is not valid." | words(cookiecutter) }}, www_authenticate=REFUSAL)
        g._login_user = user


def caller() -> User:
    """Give the account that calls, or ask for its token."""
    if isinstance(g._login_user, User):
        return g._login_user
    raise Unauthorized({{ "This needs a token." | words(cookiecutter) }}, www_authenticate=CHALLENGE)
{% if cookiecutter | has("rest") %}


def ask_writers() -> None:
    """Ask for a token where a request would change something."""
    if request.method not in {"GET", "HEAD", "OPTIONS"}:
        caller()
{% endif %}
