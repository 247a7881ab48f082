"""Tokens: signing in and out for programs."""

from typing import Any

from flask import Flask

from ..accounts import throttle
from . import access
from .rest import WRITING, Blueprint, register

v1 = Blueprint(
    "tokens", __name__, url_prefix="/api/v1/tokens", description="Sign in and out."
)


def init_app(app: Flask) -> None:
    """Offer the addresses."""
    register(app, v1)


@v1.route("/", methods=["POST"])
@v1.arguments(access.Credentials)
@v1.response(200, access.Token)
@v1.doc(operationId="issueToken")
@throttle.passwords
def issue(values: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Give a token for an address and its password."""
    return access.exchange(**values), {"Cache-Control": "no-store"}


@v1.route("/", methods=["DELETE"])
@v1.response(204)
@v1.doc(operationId="endTokens", **WRITING)
def end() -> None:
    """End all tokens and sessions of the account."""
    access.end()
