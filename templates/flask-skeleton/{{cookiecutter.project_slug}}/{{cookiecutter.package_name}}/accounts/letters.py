"""Letters: the mails around accounts."""

from datetime import timedelta
from typing import Any

from flask import render_template
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}

from .. import mail
from . import signed
from .models import User

CONFIRM_LIFETIME = timedelta(days=3)
RESET_LIFETIME = timedelta(hours=1)


def confirm(user: User) -> None:
    """Ask whether the address is the account's own."""
    token = signed.sign("confirm", user)
    link = mail.link_to("accounts.verify", token=token)
    write(user.email, {{ "Confirm your address" | words(cookiecutter) }}, "confirm", link=link)


def already_there(user: User) -> None:
    """Tell the owner that there is an account already."""
    write(user.email, {{ "You have an account" | words(cookiecutter) }}, "already_there")


def unknown(email: str) -> None:
    """Tell whoever reads it that there is no account."""
    write(email, {{ "You have no account" | words(cookiecutter) }}, "unknown")


def reset(user: User) -> None:
    """Send the way to a new password."""
    token = signed.sign("reset", user)
    link = mail.link_to("accounts.reset_confirm", token=token)
    write(user.email, {{ "A new password" | words(cookiecutter) }}, "reset", link=link)


def changed(user: User) -> None:
    """Tell the owner that the password is another."""
    write(user.email, {{ "Your password was changed" | words(cookiecutter) }}, "changed")


def write(to: str, subject: str, name: str, **values: Any) -> None:
    """Fill in a letter and send it."""
    mail.send(to, subject, render_template(f"accounts/letters/{name}.txt", **values))
