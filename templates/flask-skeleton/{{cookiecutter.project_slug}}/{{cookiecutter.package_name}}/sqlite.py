{% if cookiecutter | has("sqlite") %}
"""SQLite: the database in a file."""
{% else %}
"""SQLite: for tests, and for a look around where no server is at hand."""
{% endif %}

import sqlite3
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.pool import NullPool

SCHEMES = ["sqlite"]
EXAMPLE = "sqlite:////absolute/path.sqlite3"
QUERY: set[str] = set()
# A file is opened quickly, and a connection that is kept can keep a lock.
OPTIONS: dict[str, Any] = {"poolclass": NullPool}
PROBE: dict[str, Any] = {"timeout": 2}


@event.listens_for(Engine, "connect")
def set_up(connection: object, record: object) -> None:
    """Turn on what SQLite leaves off; in WAL mode readers do not stop a writer."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
