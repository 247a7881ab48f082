"""Tokens: what a program shows instead of a password."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from .models import User

LIFETIME = timedelta(days=30)
PURPOSE = "accounts.tokens"


def issue(user: User) -> str:
    """Write a token; it counts until it is too old, or the password is another."""
    return signing.dumps([user.pk, mark(user)], salt=PURPOSE)


def user_of(token: str) -> User | None:
    """Find whose token it is."""
    try:
        key, sent = signing.loads(token, salt=PURPOSE, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=key, is_active=True).first()
    return user if user and constant_time_compare(sent, mark(user)) else None


def revoke(user: User) -> None:
    """End all tokens of an account."""
    user.token_stamp = uuid4()
    user.save(update_fields=["token_stamp"])


def mark(user: User) -> str:
    """Write what changes with the address, the password and the end of all tokens."""
    kept = f"{user.email} {user.password} {user.token_stamp}"
    return salted_hmac(PURPOSE, kept, algorithm="sha256").hexdigest()
