"""SQLite: what it is told, and what it needs in migrations."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import text

from app import create_app
from {{ cookiecutter.package_name }} import database
from {{ cookiecutter.package_name }}.database import db

REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "rebuild"
down_revision = {head!r}


def upgrade():
    op.execute("CREATE TABLE parents (id INTEGER PRIMARY KEY, name VARCHAR(9))")
    op.execute("CREATE TABLE children (parent REFERENCES parents ON DELETE CASCADE)")
    op.execute("INSERT INTO parents VALUES (1, 'One')")
    op.execute("INSERT INTO children VALUES (1)")
    with op.batch_alter_table("parents") as parents:
        parents.alter_column("name", type_=sa.String(5))
"""


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Set a database file that is not there yet."""
    file = tmp_path / "file.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{file}")
    return file


@pytest.fixture
def app(file: Path) -> Flask:
    """Make an application on that file."""
    return create_app()


def test_migrations_keep_the_rows_of_other_tables(app: Flask, tmp_path: Path) -> None:
    folder = shutil.copytree(database.MIGRATIONS, tmp_path / "migrations")
    (folder / "versions").mkdir(exist_ok=True)
    head = next(iter(database.newest_migrations()), None)
    (folder / "versions" / "rebuild.py").write_text(REBUILD.format(head=head))
    with app.app_context():
        upgrade(directory=str(folder))
        count = db.session.scalar(text("SELECT count(*) FROM children"))
    assert count == 1


def test_foreign_keys_are_enforced(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_reader_does_not_stop_a_writer(app: Flask, file: Path) -> None:
    with app.app_context():
        db.session.execute(text("CREATE TABLE written (id INTEGER)"))
        db.session.commit()
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM written").fetchall()
    with app.app_context():
        db.session.execute(text("INSERT INTO written VALUES (1)"))
        db.session.commit()
    reader.close()
