from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from ..database import is_lost, is_migrated, is_reachable


def ask(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute(request.GET["sql"])
        return HttpResponse(str(cursor.fetchone()))


urlpatterns = [path("", include("config.urls")), path("ask/", ask)]
handler500 = "{{ cookiecutter.package_name }}.errors.server_error"

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def place(db: None, tmp_path: Path) -> Iterator[Path]:
    """Use a database that cannot be opened: a folder stands where its file should."""
    place = tmp_path / "place.sqlite3"
    place.mkdir()
    kept = connections["default"]
    options = {"NAME": str(place), "OPTIONS": {}}
    connections["default"] = DatabaseWrapper({**kept.settings_dict, **options})
    yield place
    connections["default"].close()
    connections["default"] = kept


def test_the_database_answers() -> None:
    assert is_reachable()


def test_a_migration_that_is_not_applied_is_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert is_migrated()

    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: ["0002"])
    assert not is_migrated()


def test_visitors_are_asked_for_patience_while_it_is_away(
    client: Client, place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    checks = client.get("/readyz").json()["checks"]
    assert (checks["database"], checks["migrations"]) == ("down", "down")

    answer = client.get("/ask/?sql=SELECT+2")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Please try again soon." in answer.text
    assert "sqlite" not in answer.text
    assert "unable to open database file" in caplog.text

    place.rmdir()
    assert client.get("/ask/?sql=SELECT+2").text == "(2,)"


def test_a_mistake_is_an_error_of_the_site(client: Client) -> None:
    answer = client.get("/ask/?sql=SELECT+*+FROM+moon")

    assert answer.status_code == 500
    assert "moon" not in answer.text


def test_other_errors_have_nothing_to_do_with_it() -> None:
    assert not is_lost(ValueError())
    assert not is_lost(None)
