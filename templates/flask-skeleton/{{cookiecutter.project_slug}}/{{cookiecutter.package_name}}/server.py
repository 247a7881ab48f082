"""Server: what comes with a database that is a program of its own."""

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, PoolResetState, QueuePool

from .{{ cookiecutter.database }} import CREATE, HOME, SCHEMES

PATIENCE = {"connect_timeout": 5}  # in seconds


def init_app(app: Flask) -> None:
    """Offer the command that makes the database."""
    app.cli.add_command(create_database)


@event.listens_for(QueuePool, "reset")
def roll_back(
    connection: DBAPIConnection, record: object, state: PoolResetState
) -> None:
    """Leave nothing begun to the next user of a connection.

    SQLAlchemy believes a transaction to be over even when its commit has failed.
    """
    if state.transaction_was_reset:
        connection.rollback()


@click.command("create-database")
@with_appcontext
def create_database() -> None:
    """Make the database where there is none."""
    url: URL = current_app.config["SQLALCHEMY_DATABASE_URI"]
    if url.drivername not in SCHEMES or answers(url):
        return
    try:
        create(url)
    except DBAPIError as error:
        raise click.ClickException(
            f"There is no database, and none can be made. {str(error.orig).strip()}\n"
            "Start the server, or set DATABASE_URL."
        ) from None


def answers(url: URL) -> bool:
    """Say whether there is a database at the address."""
    engine = create_engine(url, poolclass=NullPool, connect_args=PATIENCE)
    try:
        engine.connect().close()
    except DBAPIError:
        return False
    return True


def create(url: URL) -> None:
    """Make a database on its server."""
    engine = home(url)
    name = engine.dialect.identifier_preparer.quote(url.database or "")
    with engine.connect() as connection:
        connection.exec_driver_sql(CREATE.format(name=name))


def home(url: URL) -> Engine:
    """Reach the server of a database without that database."""
    return create_engine(
        url.set(database=HOME),
        poolclass=NullPool,
        connect_args=PATIENCE,
        isolation_level="AUTOCOMMIT",
    )
