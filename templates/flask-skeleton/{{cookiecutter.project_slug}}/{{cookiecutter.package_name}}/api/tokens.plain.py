"""Tokens: signing in and out for programs; GraphQL has no place for it."""

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue

from ..accounts import throttle
from . import access
from .guard import guard
from .incoming import checked, read_json

v1 = Blueprint("tokens", __name__, url_prefix="/api/v1/tokens")
guard(v1)


def init_app(app: Flask) -> None:
    """Offer the address."""
    app.register_blueprint(v1)


@v1.post("/", strict_slashes=False)
@throttle.passwords
def issue() -> ResponseReturnValue:
    """Give a token for an address and its password."""
    values = checked(access.Credentials(), read_json())
    return access.exchange(**values), {"Cache-Control": "no-store"}


@v1.delete("/", strict_slashes=False)
def end() -> ResponseReturnValue:
    """End all tokens and sessions of the account."""
    access.end()
    return "", 204
