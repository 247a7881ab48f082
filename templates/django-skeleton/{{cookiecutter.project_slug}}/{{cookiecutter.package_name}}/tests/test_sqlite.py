import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import IntegrityError, connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from config.settings.database import parse_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.sqlite3"


@pytest.fixture
def database(file: Path) -> Iterator[DatabaseWrapper]:
    """Open a database in a file, as the site does."""
    settings = {**connection.settings_dict, **parse_address(f"sqlite:///{file}")}
    database = DatabaseWrapper(settings)
    with database.cursor() as cursor:
        cursor.execute("CREATE TABLE parents (id INTEGER PRIMARY KEY)")
        cursor.execute("CREATE TABLE children (parent REFERENCES parents)")
    yield database
    database.close()


def test_a_reader_does_not_stop_a_writer(file: Path, database: DatabaseWrapper) -> None:
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM parents").fetchall()

    with database.cursor() as cursor:
        cursor.execute("INSERT INTO parents VALUES (1)")

    reader.execute("COMMIT")
    assert reader.execute("SELECT * FROM parents").fetchall() == [(1,)]
    reader.close()


def test_foreign_keys_are_enforced(database: DatabaseWrapper) -> None:
    with database.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.execute("INSERT INTO children VALUES (1)")
