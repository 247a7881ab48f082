"""The database: its migrations, its state, and what happens without it."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from click import ClickException
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Column, MetaData, Table, inspect, text
from sqlalchemy.exc import DBAPIError, TimeoutError

from app import create_app
from {{ cookiecutter.package_name }}.database import (
    AwareDateTime,
    db,
    reachable,
)

NOON = datetime(2030, 1, 1, 12, 30, 15, 123456, tzinfo=timezone(timedelta(hours=2)))


def query(statement: str) -> str:
    """Show what the database answers."""
    return str(db.session.scalar(text(statement)))


def test_migrations_make_what_the_models_say(own_database: str) -> None:
    with create_app().app_context():
        upgrade()
        downgrade(revision="base")
        with db.engine.connect() as connection:
            assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        upgrade()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection)
            assert compare_metadata(context, db.metadata) == []


@pytest.mark.usefixtures("own_database")
def test_moments_are_kept_exactly() -> None:
    moments = Table("moments", MetaData(), Column("moment", AwareDateTime()))
    with create_app().app_context(), db.engine.begin() as connection:
        moments.create(connection)
        connection.execute(moments.insert(), [{"moment": NOON}, {"moment": None}])
        assert set(connection.scalars(moments.select())) == {NOON, None}


@pytest.mark.parametrize("told", [NOON, NOON.astimezone(UTC).replace(tzinfo=None)])
def test_moments_are_in_utc_whatever_the_database_says(
    app: Flask, told: datetime
) -> None:
    with app.app_context():
        moment = AwareDateTime().process_result_value(told, db.engine.dialect)
    assert moment == NOON
    assert moment.tzinfo is UTC


def test_ready_when_migrated(app: Flask) -> None:
    checks = app.test_client().get("/readyz").get_json()["checks"]
    assert (checks["database"], checks["migrations"]) == ("ok", "ok")


def test_not_ready_without_migrations(own_database: str) -> None:
    app = create_app()
    with app.app_context():
        upgrade()
        with db.engine.begin() as connection:
            connection.execute(text("DELETE FROM alembic_version"))
            connection.execute(text("INSERT INTO alembic_version VALUES ('older')"))
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    checks = answer.get_json()["checks"]
    assert (checks["database"], checks["migrations"]) == ("ok", "down")


def test_without_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "place.sqlite3"
    place.mkdir()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{place}")
    app = create_app()
    app.add_url_rule("/two", view_func=lambda: query("SELECT 2"))
    client = app.test_client()

    answer = client.get("/readyz")
    assert answer.status_code == 503
    checks = answer.get_json()["checks"]
    assert (checks["database"], checks["migrations"]) == ("down", "down")
    assert "unable to open database file" in capsys.readouterr().out

    answer = client.get("/two")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "sqlite" not in answer.text

    place.rmdir()
    assert client.get("/two").text == "2"


def test_upgrade_names_the_database_that_is_away(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    with create_app().app_context():
        with pytest.raises(ClickException, match="cannot be reached") as refusal:
            upgrade()
        assert f"sqlite:///{tmp_path}" in refusal.value.message
        assert "DATABASE_URL" in refusal.value.message


def test_mistake_in_a_command_is_a_crash(app: Flask) -> None:
    statement = text("SELECT * FROM moon")
    with app.app_context(), pytest.raises(DBAPIError), reachable():
        db.session.execute(statement)


def test_pool_that_is_used_up(app: Flask) -> None:
    @app.get("/busy")
    def busy() -> str:
        raise TimeoutError

    assert app.test_client().get("/busy").status_code == 503


def test_mistake_is_a_crash(app: Flask) -> None:
    app.add_url_rule("/moon", view_func=lambda: query("SELECT * FROM moon"))
    answer = app.test_client().get("/moon")
    assert answer.status_code == 500
    assert "moon" not in answer.text.replace("/moon", "")


def test_what_was_entered_stays_out_of_the_log(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "Ada Lovelace"
    statement = text("SELECT * FROM moon WHERE name = :name")
    app.add_url_rule(
        "/moon", view_func=lambda: str(db.session.scalar(statement, {"name": name}))
    )
    app.test_client().get("/moon")
    log = capsys.readouterr().out
    assert "FROM moon" in log
    assert name not in log


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "oracle://ada:secret@localhost/app",
        "sqlite://",
        "sqlite:///app.sqlite3?secret=1",
        "sqlite:///:memory:",
        "sqlite+pysqlcipher://:secret@/app",
        "sqlite://ada:secret@localhost:port/app",
    ],
)
def test_wrong_address_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SystemExit):
        create_app()
    message = capsys.readouterr().err
    assert "  DATABASE_URL: " in message
    assert "secret" not in message
