"""MySQL and MariaDB: how they are reached, and what they are told."""

from typing import Any

import dj_database_url
import pymysql

ENGINE = "django.db.backends.mysql"
EXAMPLE = "mysql://user:password@host:3306/name"
{{ ("mysql://root@localhost:3306/" ~ cookiecutter.package_name ~ "_development") | constant("DEVELOPMENT") }}
QUERY = {
    "ssl_ca",
    "ssl_cert",
    "ssl_key",
    "ssl_verify_cert",
    "ssl_verify_identity",
    "unix_socket",
}
SETTINGS: dict[str, Any] = {
    # Each thread keeps its connection; one that has died is replaced unnoticed.
    "CONN_MAX_AGE": 1800,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "charset": "utf8mb4",
        "connect_timeout": 2,
        # One query does not keep a thread for longer than this.
        "read_timeout": 30,
        "write_timeout": 30,
        # What does not fit is an error, and not cut off.
        "sql_mode": "TRADITIONAL",
    },
    "TEST": {"CHARSET": "utf8mb4"},
}

# PyMySQL is written in Python and needs no compiler; Django asks for mysqlclient.
pymysql.install_as_MySQLdb()
dj_database_url.register("mariadb", ENGINE)


def check(database: dict[str, Any]) -> None:
    """Refuse an address without the name of a database."""
    if not database["NAME"]:
        raise ValueError
