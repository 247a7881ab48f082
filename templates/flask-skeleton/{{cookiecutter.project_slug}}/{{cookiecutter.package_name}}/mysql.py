"""MySQL and MariaDB: how they are reached, and what they are told."""

from typing import Any

from sqlalchemy import Connection, DateTime, Table, event
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.types import TypeEngine

SCHEMES = ["mysql+pymysql", "mysql", "mariadb", "mariadb+pymysql"]
EXAMPLE = "mysql://user:password@host:3306/name"
{{ ("mysql://root@localhost:3306/" ~ cookiecutter.package_name ~ "_development") | constant("DEVELOPMENT") }}
QUERY = {
    "charset",
    "ssl_ca",
    "ssl_cert",
    "ssl_check_hostname",
    "ssl_key",
    "unix_socket",
}
OPTIONS: dict[str, Any] = {
    "pool_pre_ping": True,  # a connection that has died is replaced unnoticed
    "pool_recycle": 1800,
    "pool_size": 4,  # one for each thread in gunicorn.conf.py
    "pool_timeout": 5,
    # One query does not keep a thread for longer than this.
    "connect_args": {"connect_timeout": 2, "read_timeout": 30, "write_timeout": 30},
}
PROBE: dict[str, Any] = {"connect_timeout": 2, "read_timeout": 2, "write_timeout": 2}

# To make a database, connect to none.
HOME = ""
CREATE = "CREATE DATABASE {name} CHARACTER SET utf8mb4"


@compiles(DateTime, "mysql")
def moment(kind: TypeEngine[Any], compiler: object, **options: object) -> str:
    """Keep moments to the microsecond; of itself it drops what is below a second."""
    return "DATETIME(6)"


@event.listens_for(Table, "before_create")
def take_any_character(table: Table, connection: Connection, **options: object) -> None:
    """Make a table that takes emoji too, whatever the server's default."""
    table.dialect_kwargs.setdefault("mysql_charset", "utf8mb4")
