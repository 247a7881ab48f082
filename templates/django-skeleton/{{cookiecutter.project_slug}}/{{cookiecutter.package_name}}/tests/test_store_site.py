from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from ..store import get_store
from .environment import load


def moon(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(get_store().get("moons", 1)))


urlpatterns = [path("", include("config.urls")), path("moon/", moon)]
handler500 = "{{ cookiecutter.package_name }}.errors.server_error"


{% if cookiecutter | has("database") %}
@pytest.mark.django_db
{% endif %}
def test_the_site_says_whether_its_store_is_up(client: Client) -> None:
    assert client.get("/readyz").json()["checks"]["store"] == "ok"


{% if cookiecutter | has("database") %}
@pytest.mark.django_db
{% endif %}
@pytest.mark.urls(__name__)
def test_visitors_are_asked_for_patience_while_it_is_away(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client(raise_request_exception=False)
    settings.STORE_FOLDER = tmp_path / "file"
    settings.STORE_FOLDER.touch()

    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["store"] == "down"

    answer = client.get("/moon/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    assert "Not a directory" in caplog.text

    settings.STORE_FOLDER.unlink()
    assert client.get("/moon/").text == "None"


@pytest.mark.parametrize("name", ["", "static/store", __file__])
def test_the_folder_has_to_be_one(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with pytest.raises(SystemExit, match=r"^Error: STORE_FOLDER "):
        load(monkeypatch, STORE_FOLDER=name)


def test_a_relative_folder_starts_in_the_project(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    production = load(monkeypatch, STORE_FOLDER="somewhere")

    assert production.STORE_FOLDER == settings.BASE_DIR / "somewhere"
