"""Where the tests' databases are: on the server, or in files where none answers.

`TEST_DATABASE_URL` names the server, as somebody who may make databases there.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from secrets import token_hex

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from {{ cookiecutter.package_name }}.database import address
from {{ cookiecutter.package_name }}.{{ cookiecutter.database }} import DEVELOPMENT
from {{ cookiecutter.package_name }}.server import create, home

SERVER = make_url(os.environ.get("TEST_DATABASE_URL") or DEVELOPMENT)
DROP = "DROP DATABASE {name}{{ " WITH (FORCE)" if cookiecutter | has("postgresql") }}"


@cache
def missing() -> str:
    """Say why the tests cannot use the server; nothing if they can."""
    try:
        home(address(on_server("none"))).connect().close()
    except DBAPIError as error:
        return f"No server at {SERVER!r}: {str(error.orig).splitlines()[0]}"
    return ""


def on_server(name: str) -> str:
    """Give the address of a database on the server."""
    return SERVER.set(database=name).render_as_string(hide_password=False)


@contextmanager
def new_database(folder: Path) -> Iterator[str]:
    """Make a database for a while."""
    if missing():
        yield f"sqlite:///{folder}/test.sqlite3"
        return
    name = f"test_{token_hex(8)}"
    url = on_server(name)
    create(address(url))
    try:
        yield url
    finally:
        with home(address(url)).connect() as connection:
            connection.exec_driver_sql(DROP.format(name=name))


@pytest.fixture(scope="session")
def server() -> None:
    """Leave out a test that needs the server where there is none."""
    if missing():
        pytest.skip(missing())


def pytest_report_header() -> str:
    """Say which database the tests use."""
    return f"database: {'SQLite. ' + missing() if missing() else repr(SERVER)}"
