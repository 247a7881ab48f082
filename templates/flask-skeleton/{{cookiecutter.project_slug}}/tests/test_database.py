"""The database: its migrations, its state, and what SQLite is told."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
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


def test_migrations_make_what_the_models_say(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, db.metadata) == []


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


def test_reader_does_not_stop_a_writer(app: Flask, tmp_path: Path) -> None:
    reader = sqlite3.connect(tmp_path / "test.sqlite3", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM alembic_version").fetchall()
    with app.app_context():
        db.session.execute(text("CREATE TABLE written (id INTEGER)"))
        db.session.commit()
    reader.close()


def test_ready_when_migrated(app: Flask) -> None:
    answer = app.test_client().get("/readyz")
    assert answer.get_json()["checks"] == {"database": "ok", "migrations": "ok"}


def test_not_ready_without_migrations(app: Flask) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('older')"))
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["checks"] == {"database": "ok", "migrations": "down"}


def test_not_ready_without_database(
    app: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app.test_client().get("/readyz")
    (tmp_path / "test.sqlite3").unlink()
    (tmp_path / "test.sqlite3").mkdir()
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json()["checks"] == {"database": "down", "migrations": "down"}
    assert "unable to open database file" in capsys.readouterr().out


@pytest.mark.parametrize("url", ["nonsense", "sqlite://", "sqlite:///:memory:"])
def test_wrong_address_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SystemExit):
        create_app()
    assert "  DATABASE_URL: " in capsys.readouterr().err
