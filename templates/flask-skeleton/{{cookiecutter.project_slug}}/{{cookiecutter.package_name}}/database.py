"""Database: its connections, its migrations, and the state of both."""

import logging
import sqlite3
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from environs import Env, ValidationError
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    DateTime,
    Dialect,
    Engine,
    MetaData,
    TypeDecorator,
    event,
    inspect,
    make_url,
    text,
)
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import NullPool

MIGRATIONS = Path(__file__).parent.parent / "migrations"
NOT_FILES = {None, "", ":memory:"}

logger = logging.getLogger(__name__)


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
        """Say that the moment is in UTC, where the database did not."""
        return value and value.replace(tzinfo=value.tzinfo or UTC)


db = SQLAlchemy(metadata=Base.metadata)
# Alembic reads the folder from a configuration, where % has a meaning.
migrate = Migrate(db=db, directory=str(MIGRATIONS).replace("%", "%%"))


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read where the database is."""
    return {
        "SQLALCHEMY_DATABASE_URI": env.str(
            "DATABASE_URL", "sqlite:///db.sqlite3", validate=database_file
        ),
        # SQLite opens a file quickly, and a connection that is kept can keep a lock.
        "SQLALCHEMY_ENGINE_OPTIONS": {"poolclass": NullPool},
    }


def database_file(url: str) -> None:
    """Refuse what is not the address of a SQLite file."""
    try:
        database = make_url(url)
    except ArgumentError:
        raise ValidationError("Not a database address.") from None
    if database.get_backend_name() != "sqlite" or database.database in NOT_FILES:
        raise ValidationError("Must look like sqlite:////absolute/path.sqlite3.")


def init_app(app: Flask) -> None:
    """Give the application its database and the commands under `flask db`."""
    db.init_app(app)
    migrate.init_app(app)
    checks = app.extensions.setdefault("checks", {})
    checks.update(database=is_up, migrations=is_migrated)


@event.listens_for(Engine, "connect")
def set_up_sqlite(connection: object, record: object) -> None:
    """Turn on what SQLite leaves off; in WAL mode readers do not stop a writer."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")


def is_up() -> bool:
    """Say whether the database answers."""
    try:
        with db.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        logger.exception("The database does not answer")
        return False
    return True


def is_migrated() -> bool:
    """Say whether the database stands at the newest migration."""
    try:
        with db.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return not newest_migrations()
            query = text("SELECT version_num FROM alembic_version")
            return set(connection.scalars(query)) == newest_migrations()
    except SQLAlchemyError:
        logger.exception("The state of the migrations cannot be read")
        return False


@cache
def newest_migrations() -> set[str]:
    """Read the migrations' heads; they stay the same while the process lives."""
    return set(ScriptDirectory(MIGRATIONS).get_heads())
