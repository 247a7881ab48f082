"""The command that makes the first administrator."""

import click
from flask import Flask
from flask.cli import with_appcontext

from ..accounts import addresses, repository, service
from ..accounts.commands import confirm, require_database
from ..accounts.models import User
from ..database import db


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

    Asks for the password, unless the variable ADMIN_PASSWORD holds it. The account of
    an address that nobody has confirmed gets a new one as well.
    """
    require_database()
    user = repository.find(email) or User(email=email)
    if user.verified_at and user.is_staff:
        click.echo(f"{email} is an administrator already.")
        return
    if user.verified_at:
        click.confirm(f"{email} has an account. Make it an administrator?", abort=True)
    confirm(user, "ADMIN_PASSWORD")
    db.session.add(user)
    service.set_staff(user, True)
    click.echo(f"{email} is an administrator now.")
