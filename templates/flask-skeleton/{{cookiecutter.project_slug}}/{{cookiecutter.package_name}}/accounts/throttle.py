"""Throttle: how often somebody may try. The counts are the same for any address."""

from hashlib import sha256

from flask import request

from ..limits import limiter
from . import addresses
from .sessions import View, owner


def account() -> str:
    """Name the account that is tried, whoever tries it."""
    sent = request.get_json(silent=True) if request.is_json else request.form
    return named(sent.get("email") if isinstance(sent, dict) else None)


def own_account() -> str:
    """Name the account that is signed in, whatever else is sent."""
    return named(owner().email)


def named(email: object) -> str:
    """Name an account in a way that logs may hold."""
    address = addresses.normalised(str(email)) or str(email)
    return sha256(address.encode(errors="replace")).hexdigest()


sign_ins_by_visitor = limiter.shared_limit(
    "30 per 15 minutes", "sign-in", methods=["POST"]
)
sign_ins_by_account = limiter.shared_limit(
    "10 per 15 minutes", "sign-in", key_func=account, methods=["POST"]
)
sign_ins_by_owner = limiter.shared_limit(
    "10 per 15 minutes", "sign-in", key_func=own_account, methods=["POST"]
)
letters_by_visitor = limiter.limit("20 per hour", methods=["POST"])
letters_by_account = limiter.limit("5 per hour", key_func=account, methods=["POST"])


# What stands inside is counted first, and the rest only where that lets a visitor
# through: whoever has to wait uses up no account's tries, or nobody could sign in.


def passwords(view: View) -> View:
    """Limit how often passwords are tried, wherever that can be done."""
    return sign_ins_by_account(sign_ins_by_visitor(view))


def own_password(view: View) -> View:
    """Limit the same for the password of whoever is signed in."""
    return sign_ins_by_owner(sign_ins_by_visitor(view))


def letters(view: View) -> View:
    """Limit how many letters somebody can have written."""
    return letters_by_account(letters_by_visitor(view))
