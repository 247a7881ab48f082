"""Server: what comes with a database that is a program of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

{% if cookiecutter | has("postgresql") %}
PROBE: dict[str, Any] = {
    "connect_timeout": 2,
    "tcp_user_timeout": 2000,
    "options": "-c statement_timeout=2s",
    "pool": None,
}
# To make a database takes as long as it takes.
PATIENT: dict[str, Any] = {"connect_timeout": 2, "options": "", "pool": None}
# What holds for requests, and not for migrations; the pool keeps to it, too.
LIMITS = {"options", "pool"}

# To make a database, connect to one that is always there.
HOME = "postgres"
CREATE = "CREATE DATABASE {name}"
{% else %}
PROBE: dict[str, Any] = {"connect_timeout": 2, "read_timeout": 2, "write_timeout": 2}
# To make a database takes as long as it takes.
PATIENT: dict[str, Any] = {
    "connect_timeout": 2,
    "read_timeout": None,
    "write_timeout": None,
}
# What holds for requests, and not for migrations.
LIMITS = {"read_timeout", "write_timeout"}

# To make a database, connect to one that is always there.
HOME = "information_schema"
CREATE = "CREATE DATABASE {name} CHARACTER SET utf8mb4"
{% endif %}


@contextmanager
def probing(
    name: str | None = None, options: dict[str, Any] = PROBE
) -> Iterator[BaseDatabaseWrapper]:
    """Connect for a moment and in bounded time, past a pool that may be busy."""
    if connection.vendor == "sqlite":
        yield connection
        return
    probe = connection.copy()
    probe.settings_dict["OPTIONS"].update(options)
    probe.settings_dict["NAME"] = name or probe.settings_dict["NAME"]
    try:
        yield probe
    finally:
        probe.close()


def answers() -> bool:
    """Tell whether there is a database at the address."""
    try:
        with probing() as probe:
            probe.ensure_connection()
    except DatabaseError:
        return False
    return True


def create() -> None:
    """Make the database on its server."""
    with probing(HOME, PATIENT) as home, home.cursor() as cursor:
        name = home.ops.quote_name(connection.settings_dict["NAME"])
        cursor.execute(CREATE.format(name=name))


@contextmanager
def unlimited(limited: BaseDatabaseWrapper) -> Iterator[None]:
    """Lift the time limits of requests from what takes as long as it takes."""
    options = limited.settings_dict["OPTIONS"]
    limited.close()
    limited.settings_dict["OPTIONS"] = {
        name: value for name, value in options.items() if name not in LIMITS
    }
    try:
        yield
    finally:
        limited.close()
        limited.settings_dict["OPTIONS"] = options
