"""The database server: a database is made on it, and its absence is survived."""

import time
from secrets import token_hex

import pytest
from flask import Flask
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError

from app import create_app
from {{ cookiecutter.package_name }}.database import address, db
from {{ cookiecutter.package_name }}.{{ cookiecutter.database }} import EXAMPLE, SCHEMES
from {{ cookiecutter.package_name }}.server import home

from .scratch import DROP, on_server

NOWHERE = make_url(EXAMPLE).set(host="127.0.0.1", port=1, password="secret")
{% if cookiecutter | has("postgresql") %}
THIS_CONNECTION = "SELECT pg_backend_pid()"
END_CONNECTION = "SELECT pg_terminate_backend({key})"
{% else %}
THIS_CONNECTION = "SELECT connection_id()"
END_CONNECTION = "KILL {key}"
{% endif %}


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the address of a server that is not there."""
    url = NOWHERE.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", url)


def key() -> int:
    """Find the server's number for the connection of this request."""
    return int(db.session.scalar(text(THIS_CONNECTION)) or 0)


def end(key: int) -> None:
    """Let the server end a connection, as it does when it is stopped."""
    with home(db.engine.url).connect() as connection:
        connection.exec_driver_sql(END_CONNECTION.format(key=key))


def test_every_scheme_means_the_same_driver() -> None:
    for scheme in SCHEMES:
        url = NOWHERE.set(drivername=scheme).render_as_string(hide_password=False)
        assert address(url).drivername == SCHEMES[0]


def test_production_needs_an_address(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    with pytest.raises(SystemExit):
        create_app()
    assert "  DATABASE_URL: " in capsys.readouterr().err
    monkeypatch.setenv("DEBUG", "true")
    create_app()


def test_without_server(nowhere: None, capsys: pytest.CaptureFixture[str]) -> None:
    app = create_app()
    app.add_url_rule("/key", view_func=lambda: str(key()))
    client = app.test_client()
    start = time.monotonic()
    answers = [client.get("/readyz"), client.get("/key")]
    assert time.monotonic() - start < 10
    assert [answer.status_code for answer in answers] == [503, 503]
    assert answers[0].get_json()["checks"]["database"] == "down"
    assert "secret" not in capsys.readouterr().out


def test_database_cannot_be_made_without_server(nowhere: None) -> None:
    result = create_app().test_cli_runner().invoke(args=["create-database"])
    assert result.exit_code == 1
    assert "none can be made" in result.output
    assert "secret" not in result.output


@pytest.mark.usefixtures("server")
def test_database_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"test_{token_hex(8)}"
    monkeypatch.setenv("DATABASE_URL", on_server(name))
    app = create_app()
    for _ in range(2):
        result = app.test_cli_runner().invoke(args=["create-database"])
        assert (result.exit_code, result.output) == (0, "")
    with app.app_context():
        assert app.test_client().get("/readyz").get_json()["checks"]["database"] == "ok"
        with home(db.engine.url).connect() as connection:
            connection.exec_driver_sql(DROP.format(name=name))


def test_sqlite_makes_its_file_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////nowhere/at/all.sqlite3")
    result = create_app().test_cli_runner().invoke(args=["create-database"])
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.usefixtures("server")
def test_connection_that_was_lost_is_replaced(app: Flask) -> None:
    app.add_url_rule("/key", view_func=lambda: str(key()))
    client = app.test_client()
    before = client.get("/key").text
    with app.app_context():
        end(int(before))
    after = client.get("/key")
    assert after.status_code == 200
    assert after.text != before


@pytest.mark.usefixtures("server")
def test_connection_that_is_lost_in_a_request(app: Flask) -> None:
    @app.get("/lost")
    def lost() -> str:
        end(key())
        return str(key())

    app.add_url_rule("/key", view_func=lambda: str(key()))
    client = app.test_client()
    answer = client.get("/lost")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert client.get("/key").status_code == 200


@pytest.mark.usefixtures("server")
def test_commit_that_fails_leaves_nothing(
    own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(connection: object) -> None:
        raise db.engine.dialect.loaded_dbapi.OperationalError("The disk is full")

    with create_app().app_context():
        with db.engine.begin() as connection:
            connection.execute(text("CREATE TABLE kept (id INTEGER)"))
        with monkeypatch.context() as trouble:
            trouble.setattr(db.engine.dialect, "do_commit", fail)
            db.session.execute(text("INSERT INTO kept VALUES (1)"))
            with pytest.raises(OperationalError, match="disk is full"):
                db.session.commit()
        db.session.remove()
        db.session.execute(text("INSERT INTO kept VALUES (2)"))
        db.session.commit()
        kept = db.session.scalars(text("SELECT id FROM kept")).all()
    assert kept == [2]
