"""PostgreSQL: how it is reached."""

import atexit
from typing import Any

from django.conf import settings
from django.db import connections

ENGINE = "django.db.backends.postgresql"
EXAMPLE = "postgresql://user:password@host:5432/name"
{{ ("postgresql://postgres@localhost:5432/" ~ cookiecutter.package_name ~ "_development") | constant("DEVELOPMENT") }}
QUERY = {
    "application_name",
    "channel_binding",
    "host",
    "port",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "target_session_attrs",
}
SETTINGS: dict[str, Any] = {
    "CONN_HEALTH_CHECKS": True,  # a connection that has died is replaced unnoticed
    "OPTIONS": {
        "connect_timeout": 2,
        # A server that has vanished from the network is noticed.
        "tcp_user_timeout": 10_000,
        "keepalives_idle": 30,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        # One query does not keep a thread for longer than this.
        "options": "-c statement_timeout=30s",
        # For each process: more than the threads in gunicorn.conf.py find use for.
        "pool": {
            "min_size": 1,
            "max_size": 10,
            "timeout": 3,
            # After this long it is for the next request to try.
            "reconnect_timeout": 5,
        },
    },
}


def check(database: dict[str, Any]) -> None:
    """Refuse an address without the name of a database."""
    if not database["NAME"]:
        raise ValueError


@atexit.register
def close_pools() -> None:
    """End the threads of the pool; Python, on its way out, would wait for them."""
    if settings.configured:
        for connection in connections.all():
            connection.close()
            getattr(connection, "close_pool", bool)()
