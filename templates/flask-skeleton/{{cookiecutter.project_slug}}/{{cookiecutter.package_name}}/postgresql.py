"""PostgreSQL: how it is reached."""

from typing import Any

SCHEMES = ["postgresql+psycopg", "postgresql", "postgres"]
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
OPTIONS: dict[str, Any] = {
    "pool_pre_ping": True,  # a connection that has died is replaced unnoticed
    "pool_size": 4,  # one for each thread in gunicorn.conf.py
    "pool_timeout": 5,
    "connect_args": {
        "connect_timeout": 2,
        # A server that has vanished from the network is noticed.
        "tcp_user_timeout": 10_000,
        "keepalives_idle": 30,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        # One query does not keep a thread for longer than this.
        "options": "-c statement_timeout=30s",
    },
}
PROBE: dict[str, Any] = {
    "connect_timeout": 2,
    "tcp_user_timeout": 2000,
    "options": "-c statement_timeout=2s",
}

# To make a database, connect to one that is always there.
HOME = "postgres"
CREATE = "CREATE DATABASE {name}"
