"""Throttle: how often somebody may try. The counts are the same for any address."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from {{ cookiecutter.package_name }}.limits import (
    refusal,
    visitor,
    wait,
)

from .addresses import normalised

SIGN_INS_BY_VISITOR = "30 per 15 minutes"
SIGN_INS_BY_ACCOUNT = "10 per 15 minutes"
LETTERS_BY_VISITOR = "20 per hour"
LETTERS_BY_ACCOUNT = "5 per hour"

View = Callable[..., HttpResponseBase]


def password_wait(request: HttpRequest, address: str) -> int:
    """Count a password that is tried, wherever that is; give the seconds to wait.

    A visitor who has to wait uses up no account's tries: nobody could sign in.
    """
    return wait("sign-in", visitor(request), SIGN_INS_BY_VISITOR) or wait(
        "sign-in", normalised(address), SIGN_INS_BY_ACCOUNT
    )


def letter_wait(request: HttpRequest, address: str) -> int:
    """Count a letter that is asked for on a page; give the seconds to wait."""
    page = f"letters:{request.path}"
    return wait(page, visitor(request), LETTERS_BY_VISITOR) or wait(
        page, normalised(address), LETTERS_BY_ACCOUNT
    )


def tried_address(request: HttpRequest) -> str:
    """Name the account that is tried, whoever tries it."""
    return request.POST.get("login", "")


def asked_address(request: HttpRequest) -> str:
    """Name the address that a letter would go to, whatever else is sent."""
    return request.POST.get("email", "")


def own_address(request: HttpRequest) -> str:
    """Name the account that is signed in, whatever else is sent."""
    return str(request.user)


def limited(
    view: View,
    count: Callable[[HttpRequest, str], int],
    account: Callable[[HttpRequest], str],
) -> View:
    """Refuse what is sent too often."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        sent = request.method == "POST"
        if sent and (seconds := count(request, account(request))):
            return refusal(request, seconds)
        return view(request, *args, **kwargs)

    return guarded


def passwords(view: View) -> View:
    """Limit how often passwords are tried."""
    return limited(view, password_wait, tried_address)


def own_password(view: View) -> View:
    """Limit the same for the password of whoever is signed in."""
    return limited(view, password_wait, own_address)


def letters(view: View) -> View:
    """Limit how many letters somebody can have written."""
    return limited(view, letter_wait, asked_address)
