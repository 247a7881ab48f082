"""Signed: what links and tokens say, so that nobody else can have written it."""

from datetime import timedelta

from flask import current_app
from itsdangerous import BadData, URLSafeTimedSerializer

from . import repository
from .models import User


def sign(purpose: str, user: User) -> str:
    """Write for one purpose whose it is, with which address and password."""
    return serializer(purpose).dumps([user.mark, user.email])


def read(purpose: str, text: str, lifetime: timedelta) -> User | None:
    """Find whose it is, unless it is too old, or address or password are others now."""
    try:
        mark, email = serializer(purpose).loads(text, int(lifetime.total_seconds()))
    except BadData:
        return None
    user = repository.holder(mark)
    return user if user and user.email == email else None


def serializer(purpose: str) -> URLSafeTimedSerializer:
    """Make what signs for one purpose; for any other it does not count."""
    return URLSafeTimedSerializer(current_app.secret_key or "", f"accounts.{purpose}")
