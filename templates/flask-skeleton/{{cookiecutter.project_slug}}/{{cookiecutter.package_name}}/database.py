{% set backends = cookiecutter | entries("backends") %}
"""Database: its connections, its migrations, and the state of both."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Protocol

import click
from environs import Env, ValidationError
from flask import Flask
from flask.typing import ResponseReturnValue
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    URL,
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    TypeDecorator,
    create_engine,
    inspect,
    make_url,
    text,
)
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    OperationalError,
    SQLAlchemyError,
    TimeoutError,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import NullPool
from werkzeug.exceptions import ServiceUnavailable
from werkzeug.local import LocalProxy

from . import {{ backends | sort | join(", ") }}
from .errors import error_response
{% if not cookiecutter | has("sqlite") %}
from .settings import REQUIRED
{% endif %}

MIGRATIONS = Path(__file__).parent.parent / "migrations"
NO_ADDRESS = (ArgumentError, ValueError)
# Larger numbers overflow in a column of keys: there is nothing under them.
LAST_KEY = 2**31 - 1
NOT_KEPT = {None, "", ":memory:"}

logger = logging.getLogger(__name__)
# It lists its own parts when it is imported.
logging.getLogger("alembic.runtime.plugins").setLevel(logging.WARNING)


class Backend(Protocol):
    """What a module says of the kind of database it is for."""

    SCHEMES: list[str]  # how an address may begin; the first one names the driver
    OPTIONS: dict[str, Any]  # for the engine
    QUERY: set[str]  # what may stand behind the ? of an address
    PROBE: dict[str, Any]  # for a connection that asks whether the database is there


BACKENDS: list[Backend] = [{{ backends | join(", ") }}]
BY_SCHEME = {scheme: backend for backend in BACKENDS for scheme in backend.SCHEMES}


class Base(DeclarativeBase):
    """What every model is made from; the names let a migration find a constraint."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class AwareDateTime(TypeDecorator[datetime]):
    """A moment: kept in UTC, and aware of it in databases that are not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Turn the moment into UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Turn the moment into UTC, where it is if the database does not say."""
        if value and value.tzinfo:
            return value.astimezone(UTC)
        return value and value.replace(tzinfo=UTC)


db = SQLAlchemy(metadata=Base.metadata)


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read where the database is."""
{% if cookiecutter | has("sqlite") %}
    default = "sqlite:///db.sqlite3"
{% else %}
    default = {{ cookiecutter.database }}.DEVELOPMENT if debug else REQUIRED
{% endif %}
    return {"DATABASE_URL": env.str("DATABASE_URL", default, validate=address)}


def address(url: str) -> URL:
    """Read the address of a database; no message repeats it, as it holds a password."""
    try:
        database = make_url(url)
    except NO_ADDRESS:
        raise ValidationError("Not the address of a database.") from None
    if database.drivername not in BY_SCHEME or database.database in NOT_KEPT:
        raise ValidationError("Must look like " + {{ cookiecutter.database }}.EXAMPLE)
    if not BY_SCHEME[database.drivername].QUERY.issuperset(database.query):
        raise ValidationError("Has an option behind the ? that is not known.")
    return database.set(drivername=BY_SCHEME[database.drivername].SCHEMES[0])


def init_app(app: Flask) -> None:
    """Give the application its database and the commands under `flask db`."""
    url = address(app.config["DATABASE_URL"])
    app.config["SQLALCHEMY_DATABASE_URI"] = url
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {
        **BY_SCHEME[url.drivername].OPTIONS,
        # What people enter stays out of the logs.
        "hide_parameters": not app.debug,
    }
    db.init_app(app)
    app.extensions["migrate"] = LocalProxy(lambda: load_migrations(app))
    if click.get_current_context(silent=True):
        load_migrations(app)  # made by `flask`, for its commands
    checks = app.extensions.setdefault("checks", {})
    checks.update(database=is_up, migrations=is_migrated)
    for kind in (InterfaceError, OperationalError, TimeoutError):
        app.register_error_handler(kind, unavailable)


def load_migrations(app: Flask) -> Any:
    """Set up the migrations when they are first asked for: Alembic takes long to import."""
    from flask_migrate import Migrate

    # Alembic reads the folder from a configuration, where % has a meaning.
    Migrate(app, db, directory=str(MIGRATIONS).replace("%", "%%"))
    return app.extensions["migrate"]


def unavailable(error: DBAPIError | TimeoutError) -> ResponseReturnValue:
    """Ask for patience where the database cannot be reached; a mistake is a crash."""
    if isinstance(error, DBAPIError) and not is_lost(error):
        raise error
    logger.error("The database cannot be reached", exc_info=error)
    db.session.rollback()
    return error_response(ServiceUnavailable(retry_after=5))


def is_lost(error: DBAPIError) -> bool:
    """Tell a lost connection from a mistake in what was asked.

    Without a statement, it was connecting or committing that failed.
    """
    return error.connection_invalidated or error.statement is None


def is_up() -> bool:
    """Say whether the database answers."""
    try:
        with probing() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        logger.exception("The database does not answer")
        return False
    return True


def is_migrated() -> bool:
    """Say whether the database stands at the newest migration."""
    try:
        return migrations() == newest_migrations()
    except SQLAlchemyError:
        logger.exception("The state of the migrations cannot be read")
        return False


@contextmanager
def reachable() -> Iterator[None]:
    """End a command with a message where the database cannot be reached."""
    try:
        yield
    except (InterfaceError, OperationalError) as error:
        if not is_lost(error):
            raise
        raise click.ClickException(
            f"The database {db.engine.url} cannot be reached. {error.orig}\n"
            "Start it, or set DATABASE_URL."
        ) from None


def migrations() -> set[str]:
    """Read where the database stands; one without tables stands nowhere."""
    with probing() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return set()
        query = text("SELECT version_num FROM alembic_version")
        return set(connection.scalars(query))


@contextmanager
def probing() -> Iterator[Connection]:
    """Connect for a moment and in bounded time, past a pool that may be busy."""
    with probe(db.engine.url).connect() as connection:
        yield connection


@lru_cache(maxsize=1)
def probe(url: URL) -> Engine:
    """Make what connects so."""
    connect_args = BY_SCHEME[url.drivername].PROBE
    return create_engine(url, poolclass=NullPool, connect_args=connect_args)


@cache
def newest_migrations() -> set[str]:
    """Read the migrations' heads; they stay the same while the process lives."""
    from alembic.script import ScriptDirectory

    return set(ScriptDirectory(MIGRATIONS).get_heads())
