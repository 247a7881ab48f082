"""The command that makes the first administrator."""

import os
from datetime import UTC, datetime

import click
from flask import Flask
from flask.cli import with_appcontext
from wtforms import ValidationError

from ..accounts import addresses, repository
from ..accounts.models import User
from ..database import db, is_migrated
from .accounts import check_password


def init_app(app: Flask) -> None:
    """Offer the command."""
    app.cli.add_command(create_admin)


def address(text: str) -> str:
    """Spell an address as accounts do."""
    found = addresses.normalised(text)
    if found is None:
        raise click.BadParameter("this is not an e-mail address.")
    return found


@click.command("create-admin")
@click.option("--email", type=address, prompt=True, help="The address to sign in with.")
@with_appcontext
def create_admin(email: str) -> None:
    """Make an account that may see the admin site.

    Asks for the password, unless the variable ADMIN_PASSWORD holds it.
    """
    if not is_migrated():
        raise click.ClickException("The database is not ready: `flask db upgrade`.")
    user = repository.find(email)
    if user is None:
        user = User(email=email)
        user.set_password(read_password(email))
        db.session.add(user)
    elif user.is_staff:
        click.echo(f"{email} is an administrator already.")
        return
    else:
        click.confirm(f"{email} has an account. Make it an administrator?", abort=True)
    user.role = "staff"
    user.verified_at = user.verified_at or datetime.now(UTC)
    db.session.commit()
    click.echo(f"{email} is an administrator now.")


def read_password(email: str) -> str:
    """Take the password from the environment, or ask for it twice."""

    def checked(password: str) -> str:
        try:
            check_password(password, email)
        except ValidationError as error:
            raise click.UsageError(str(error)) from None
        return password

    given = os.environ.get("ADMIN_PASSWORD")
    if given is not None:
        return checked(given)
    password: str = click.prompt(
        "Password", hide_input=True, confirmation_prompt=True, value_proc=checked
    )
    return password
