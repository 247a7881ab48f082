{% if cookiecutter | has("sqlite") %}
"""SQLite: the database in a file."""
{% else %}
"""SQLite: for tests, and for a look around where no server is at hand."""
{% endif %}

from typing import Any

from .base import BASE_DIR

ENGINE = "django.db.backends.sqlite3"
EXAMPLE = "sqlite:////absolute/path.sqlite3"
QUERY: set[str] = set()
SETTINGS: dict[str, Any] = {
    "OPTIONS": {
        # In WAL mode readers do not stop a writer; a writer takes its turn at the
        # start of a transaction, and waits for it.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
        "timeout": 5,
        "transaction_mode": "IMMEDIATE",
    },
}


def check(database: dict[str, Any]) -> None:
    """Let a relative path start in the project; refuse what would not be kept."""
    if database["NAME"] == ":memory:" or database["HOST"]:
        raise ValueError
    database["NAME"] = str(BASE_DIR / database["NAME"])
