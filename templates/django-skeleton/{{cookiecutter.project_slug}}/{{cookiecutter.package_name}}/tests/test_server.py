import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.commands import migrate
from django.db import OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from config.settings.database import parse_address
from config.settings.{{ cookiecutter.database }} import EXAMPLE

from ..server import HOME, PATIENT, probing, unlimited
from .scratch import HOME_URL

{% if cookiecutter | has("postgresql") %}
THIS_CONNECTION = "SELECT pg_backend_pid()"
END_CONNECTION = "SELECT pg_terminate_backend({key})"
LIMIT = "SHOW statement_timeout"
DROP = "DROP DATABASE {name} WITH (FORCE)"
{% else %}
THIS_CONNECTION = "SELECT connection_id()"
END_CONNECTION = "KILL {key}"
DROP = "DROP DATABASE {name}"
{% endif %}


def query(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (answer,) = cursor.fetchone()
        return answer


def end(key: int) -> None:
    """Let the server end a connection, as it does when it is stopped."""
    with probing(HOME) as home, home.cursor() as cursor:
        cursor.execute(END_CONNECTION.format(key=key))


def show_key(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(query(THIS_CONNECTION)))


def lose(request: HttpRequest) -> HttpResponse:
    end(query(THIS_CONNECTION))
    return HttpResponse(str(query(THIS_CONNECTION)))


urlpatterns = [
    path("", include("config.urls")),
    path("key/", show_key),
    path("lost/", lose),
]
handler500 = "{{ cookiecutter.package_name }}.errors.server_error"

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def close(database: BaseDatabaseWrapper) -> None:
    """Close the connection, and the pool where there is one."""
    database.close()
    getattr(database, "close_pool", bool)()


@contextmanager
def using(database: dict[str, Any]) -> Iterator[BaseDatabaseWrapper]:
    """Put another database in the place of the tests' own."""
    kept = connections["default"]
    backend = load_backend(database["ENGINE"])
    other = backend.DatabaseWrapper({**kept.settings_dict, **database}, token_hex(4))
    connections["default"] = other
    try:
        yield other
    finally:
        close(other)
        connections["default"] = kept


@pytest.fixture
def nowhere(db: None) -> Iterator[None]:
    """Use the address of a server that is not there."""
    away = {"HOST": "127.0.0.1", "PORT": 1, "PASSWORD": "secret"}
    with using(parse_address(EXAMPLE) | away):
        yield


@pytest.fixture
def own(db: None, server: None) -> Iterator[BaseDatabaseWrapper]:
    """Use connections that no test's transaction holds."""
    with using(connection.settings_dict) as own:
        yield own


@pytest.mark.usefixtures("nowhere")
def test_without_server(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    start = time.monotonic()
    ready, key = client.get("/readyz"), client.get("/key/")

    assert time.monotonic() - start < 10
    assert (ready.status_code, key.status_code) == (503, 503)
    checks = ready.json()["checks"]
    assert (checks["database"], checks["migrations"]) == ("down", "down")
    assert "secret" not in caplog.text


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("command", ["create_database", "migrate"])
def test_commands_say_what_to_do_without_server(command: str) -> None:
    with pytest.raises(CommandError, match="or set DATABASE_URL") as refusal:
        call_command(command, verbosity=0)

    assert "secret" not in str(refusal.value)


def test_a_mistake_in_a_migration_is_a_crash(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def mistake(*args: Any, **options: Any) -> None:
        query("SELECT 1")
        raise OperationalError("no such column")

    monkeypatch.setattr(migrate.Command, "execute", mistake)
    with (
        using(parse_address(f"sqlite:///{tmp_path}/file.sqlite3")),
        pytest.raises(OperationalError, match="no such column"),
    ):
        call_command("migrate")


@pytest.mark.usefixtures("server")
def test_the_database_is_made_once() -> None:
    name = f"test_{token_hex(8)}"
    with using({**connection.settings_dict, "NAME": name}) as other:
        for _ in range(2):
            call_command("create_database")
        assert query("SELECT 1") == 1
        close(other)
        with probing(HOME, PATIENT) as home, home.cursor() as cursor:
            cursor.execute(DROP.format(name=name))


def test_sqlite_makes_its_file_itself() -> None:
    with using(parse_address("sqlite:////nowhere/at/all.sqlite3")):
        call_command("create_database")
{% if cookiecutter | has("postgresql") %}


@pytest.mark.usefixtures("own")
def test_migrations_have_no_time_limit() -> None:
    assert query(LIMIT) == "30s"
    with unlimited(connections["default"]):
        assert query(LIMIT) == "0"
    assert query(LIMIT) == "30s"
{% else %}


def test_migrations_have_no_time_limit(own: BaseDatabaseWrapper) -> None:
    assert own.get_connection_params()["read_timeout"] == 30
    with unlimited(own):
        assert "read_timeout" not in own.get_connection_params()
    assert own.get_connection_params()["read_timeout"] == 30
{% endif %}


@pytest.mark.usefixtures("server")
def test_a_command_ends_at_once_and_in_silence() -> None:
    environment = {**os.environ, "DATABASE_URL": HOME_URL}
    command = [sys.executable, "manage.py", "showmigrations"]
    result = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=environment,
        timeout=30,
        check=True,
        capture_output=True,
        text=True,
    )

    assert result.stderr == ""
    assert "couldn't" not in result.stdout


def test_a_connection_that_was_lost_is_replaced(own: BaseDatabaseWrapper) -> None:
    before = query(THIS_CONNECTION)
    own.close_if_unusable_or_obsolete()
    end(before)

    assert query(THIS_CONNECTION) != before


@pytest.mark.usefixtures("own")
def test_a_connection_that_is_lost_in_a_request(client: Client) -> None:
    answer = client.get("/lost/")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    connections["default"].close_if_unusable_or_obsolete()
    assert client.get("/key/").status_code == 200
