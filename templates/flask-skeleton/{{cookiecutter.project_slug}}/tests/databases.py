"""A database for the tests: migrated once, and empty at the start of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask_migrate import upgrade
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from app import create_app
from {{ cookiecutter.package_name }}.database import address, db

from .scratch import new_database


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """Make a database for all tests, without tables at first."""
    with new_database(tmp_path_factory.mktemp("database")) as url:
        engine = create_engine(address(url), poolclass=NullPool)
        with engine.connect() as connection:
            yield connection


@pytest.fixture(scope="session")
def migrated() -> set[str]:
    """Remember which databases have their tables."""
    return set()


@pytest.fixture(autouse=True)
def _database(
    _environment: None,
    monkeypatch: pytest.MonkeyPatch,
    scratch: Connection,
    migrated: set[str],
) -> None:
    """Set the database, with tables and without rows."""
    url = scratch.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)
    if url not in migrated:
        with create_app().app_context():
            upgrade()
        migrated.add(url)
    with scratch.begin():
        for table in reversed(db.metadata.sorted_tables):
            scratch.execute(table.delete())


@pytest.fixture
def own_database(
    _database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[str]:
    """Set a database without tables for a test that makes or breaks them."""
    with new_database(tmp_path) as url:
        monkeypatch.setenv("DATABASE_URL", url)
        yield url


@pytest.fixture(autouse=True)
def _connections() -> Iterator[None]:
    """Close the connections that the applications of a test keep."""
    engines: set[Engine] = set()

    def remember(connection: Connection) -> None:
        engines.add(connection.engine)

    event.listen(Engine, "engine_connect", remember)
    yield
    event.remove(Engine, "engine_connect", remember)
    for engine in engines:
        engine.dispose()
