"""Database: its connections, its migrations, and the state of both."""

import logging
import sqlite3
from functools import cache
from pathlib import Path

from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from .models import Base

MIGRATIONS = Path(__file__).parent.parent / "migrations"

logger = logging.getLogger(__name__)

db = SQLAlchemy(metadata=Base.metadata)
# Alembic reads the folder from a configuration, where % has a meaning.
migrate = Migrate(db=db, directory=str(MIGRATIONS).replace("%", "%%"))


def configure_database(app: Flask) -> None:
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
