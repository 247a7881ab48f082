"""Access: a token for an address and its password, and the end of all tokens."""

from typing import Any

{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from marshmallow import Schema, fields, validate
from werkzeug.exceptions import Unauthorized

from ..accounts import passwords, service, tokens
from . import bearer


class Credentials(Schema):
    """What whoever wants a token sends."""

    email = fields.String(required=True, validate=validate.Length(1, 254))
    password = fields.String(
        required=True, validate=validate.Length(1, passwords.LONGEST)
    )


class Token(Schema):
    """What to send with requests, and for how many seconds it counts."""

    token = fields.String(required=True)
    expires_in = fields.Integer(required=True)


def exchange(email: str, password: str) -> dict[str, Any]:
    """Give a token; whatever is wrong, the refusal is the same."""
    user = service.authenticate(email, password)
    if user is None:
        raise Unauthorized(
            {{ "The address or the password is wrong, or not confirmed yet." | words(cookiecutter) }},
            www_authenticate=bearer.CHALLENGE,
        )
    return {
        "token": tokens.issue(user),
        "expires_in": int(tokens.LIFETIME.total_seconds()),
    }


def end() -> None:
    """End all tokens of whoever calls."""
    tokens.revoke(bearer.caller())
