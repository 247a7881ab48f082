"""Tokens: what a program shows instead of a password."""

from datetime import timedelta

from ..database import db
from . import signed
from .models import User, new_stamp

LIFETIME = timedelta(days=30)


def issue(user: User) -> str:
    """Write a token; it counts until it is too old, or the password is another."""
    return signed.sign("api", user)


def user_of(token: str) -> User | None:
    """Find whose token it is."""
    return signed.read("api", token, LIFETIME)


def revoke(user: User) -> None:
    """End all tokens of an account, and its sessions with them."""
    user.stamp = new_stamp()
    db.session.commit()
