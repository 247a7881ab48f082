"""Commands around accounts: `flask accounts --help` lists them."""

import os

import click
from flask import Flask
from flask.cli import AppGroup
from wtforms import ValidationError

from ..database import migrations, newest_migrations, reachable
from . import repository, service
from .forms import check_password
from .models import User

accounts = AppGroup("accounts", help="Look after accounts.")


def init_app(app: Flask) -> None:
    """Offer the commands."""
    app.cli.add_command(accounts)


@accounts.command("verify")
@click.argument("email")
def verify(email: str) -> None:
    """Take an address for confirmed, where no mail can be sent.

    Asks for a new password, unless the variable NEW_PASSWORD holds it: the one of the
    sign-up may be a stranger's.
    """
    confirm(found(email), "NEW_PASSWORD")
{% if cookiecutter | has("permissions") %}


@accounts.command("promote")
@click.argument("email")
def promote(email: str) -> None:
    """Give an account the role of staff; if need be, confirm its address first."""
    user = found(email)
    confirm(user, "NEW_PASSWORD")
    service.set_staff(user, True)
{% endif %}


def require_database() -> None:
    """End a command with a message unless the database is ready for it."""
    with reachable():
        ready = migrations() == newest_migrations()
    if not ready:
        raise click.ClickException("The database is not ready: `flask db upgrade`.")


def found(email: str) -> User:
    """Find the account, or say that there is none."""
    require_database()
    user = repository.find(email)
    if user is None:
        raise click.ClickException(f"There is no account with the address {email}.")
    return user


def confirm(user: User, variable: str) -> None:
    """Take the address of an account for confirmed.

    Whoever signed up with it may not be its owner: what they began ends with a new
    password.
    """
    if user.verified_at is None:
        user.set_password(read_password(user.email, variable))
        service.verify(user)


def read_password(email: str, variable: str) -> str:
    """Take a password from the environment, or ask for it twice."""

    def checked(password: str) -> str:
        try:
            check_password(password, email)
        except ValidationError as error:
            raise click.UsageError(str(error)) from None
        return password

    given = os.environ.get(variable)
    if given is not None:
        return checked(given)
    password: str = click.prompt(
        f"New password for {email}",
        hide_input=True,
        confirmation_prompt=True,
        value_proc=checked,
    )
    return password
