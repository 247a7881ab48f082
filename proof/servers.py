"""The real servers that projects ask for: found by the environment or on their usual ports."""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from proof.commands import run

# where the tests find a server, and where it usually is
USUAL = {
    "postgresql": ("TEST_POSTGRESQL_URL", "postgresql://postgres@127.0.0.1:5432/postgres"),
    "mysql": ("TEST_MYSQL_URL", "mysql://root@127.0.0.1:3306/mysql"),
    "redis": ("TEST_REDIS_URL", "redis://127.0.0.1:6379/9"),
    "rabbitmq": ("TEST_RABBITMQ_URL", "amqp://guest:guest@127.0.0.1:5672//"),
}
# Run by a project's own interpreter, which has the driver: address, then the statement.
STATEMENT = {
    "postgresql": """
import sys, psycopg
psycopg.connect(sys.argv[1], autocommit=True).execute(sys.argv[2])
""",
    "mysql": """
import sys, pymysql
from urllib.parse import urlsplit
at = urlsplit(sys.argv[1])
link = pymysql.connect(host=at.hostname, port=at.port, user=at.username, password=at.password or "")
link.cursor().execute(sys.argv[2])
""",
}


def address(server: str) -> str:
    """Say where a server is looked for."""
    variable, usual = USUAL[server]
    return os.environ.get(variable, usual)


def missing(answers: Mapping[str, str]) -> str | None:
    """Name the first server that the answers ask for and that cannot be reached."""
    for server in (answers.get(q, "none") for q in ("database", "cache", "jobs")):
        if server not in USUAL:
            continue
        place = urlsplit(address(server))
        try:
            socket.create_connection((place.hostname or "", place.port or 0), timeout=3).close()
        except OSError as error:
            return f"{server} does not answer at {place.hostname}:{place.port} ({error})"
    return None


@contextmanager
def settings(project: Path, answers: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Give a project's settings for its servers; its database is empty, and dropped at the end."""
    found: dict[str, str] = {}
    if answers.get("cache") == "redis":
        found["REDIS_URL"] = address("redis")
    if answers.get("jobs", "none") != "none":
        found["BROKER_URL"] = address(answers["jobs"])
    server = answers.get("database", "sqlite")
    if server not in STATEMENT:
        yield {**found, "DATABASE_URL": f"sqlite:///contract-{uuid.uuid4().hex}.sqlite3"}
        return
    name = f"contract_{uuid.uuid4().hex}"
    url = urlunsplit(urlsplit(address(server))._replace(path=f"/{name}"))
    execute(project, server, f"CREATE DATABASE {name}")
    try:
        yield {**found, "DATABASE_URL": url}
    finally:
        force = " WITH (FORCE)" if server == "postgresql" else ""
        execute(project, server, f"DROP DATABASE {name}{force}")


def execute(project: Path, server: str, statement: str) -> None:
    """Run a statement on a server with the driver of the project."""
    python = project / ".venv" / "bin" / "python"
    run([str(python), "-c", STATEMENT[server], address(server), statement], project)
