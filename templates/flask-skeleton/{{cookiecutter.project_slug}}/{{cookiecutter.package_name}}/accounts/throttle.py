"""Throttle: how often somebody may try. The counts are the same for any address."""

from hashlib import sha256

from flask import request
from flask_login import current_user

from ..limits import limiter
from . import addresses
from .sessions import View


def account() -> str:
    """Name the account that is tried, in a way that logs may hold."""
    sent = request.get_json(silent=True) if request.is_json else request.form
    email = sent.get("email") if isinstance(sent, dict) else None
    if current_user.is_authenticated:
        email = current_user.email
    address = addresses.normalised(str(email)) or str(email)
    return sha256(address.encode(errors="replace")).hexdigest()


sign_ins_by_visitor = limiter.shared_limit(
    "30 per 15 minutes", "sign-in", methods=["POST"]
)
sign_ins_by_account = limiter.shared_limit(
    "10 per 15 minutes", "sign-in", key_func=account, methods=["POST"]
)
letters_by_visitor = limiter.limit("20 per hour", methods=["POST"])
letters_by_account = limiter.limit("5 per hour", key_func=account, methods=["POST"])


def passwords(view: View) -> View:
    """Limit how often passwords are tried, wherever that can be done."""
    return sign_ins_by_visitor(sign_ins_by_account(view))


def letters(view: View) -> View:
    """Limit how many letters somebody can have written."""
    return letters_by_visitor(letters_by_account(view))
