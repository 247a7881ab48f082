"""Commands around accounts: `flask accounts --help` lists them."""

import click
from flask import Flask
from flask.cli import AppGroup

from . import repository, service
from .models import User

accounts = AppGroup("accounts", help="Look after accounts.")


def init_app(app: Flask) -> None:
    """Offer the commands."""
    app.cli.add_command(accounts)


@accounts.command("verify")
@click.argument("email")
def verify(email: str) -> None:
    """Take an address for confirmed, where no mail can be sent."""
    service.verify(found(email))
{% if cookiecutter | has("permissions") %}


@accounts.command("promote")
@click.argument("email")
def promote(email: str) -> None:
    """Give an account the role of staff."""
    service.set_staff(found(email), True)
{% endif %}


def found(email: str) -> User:
    """Find the account, or say that there is none."""
    user = repository.find(email)
    if user is None:
        raise click.ClickException(f"There is no account with the address {email}.")
    return user
