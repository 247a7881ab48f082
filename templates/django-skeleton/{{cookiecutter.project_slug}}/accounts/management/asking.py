"""What the commands around accounts ask for."""

from __future__ import annotations

import os
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction

from ..models import User


def found(email: str) -> User:
    """Find the account, or say that there is none."""
    user = User.objects.filter(email=email).first()
    if user is None:
        raise CommandError(f"There is no account with the address {email}.")
    return user


def confirm(user: User) -> None:
    """Take the address of an account for confirmed.

    Whoever signed up with it may not be its owner: what they began ends with a new
    password, from the variable NEW_PASSWORD or typed twice.
    """
    if not user.is_confirmed:
        user.set_password(new_password(user))
        with transaction.atomic():  # nobody signs up anew in between
            user.save(update_fields=["password"])
            user.confirm()


def new_password(user: User) -> str:
    """Take a password from the environment, or ask for it twice."""
    password = os.environ.get("NEW_PASSWORD") or typed(user.email)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
    return password


def typed(email: str) -> str:
    """Ask for a new password twice."""
    password = getpass(f"New password for {email}: ")
    if getpass("Once more: ") != password:
        raise CommandError("The two are not the same.")
    return password
