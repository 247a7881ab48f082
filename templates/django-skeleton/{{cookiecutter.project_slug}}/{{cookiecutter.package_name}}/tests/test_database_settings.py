import pytest
from django.conf import settings

from .environment import load


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "oracle://ada:secret@localhost/app",
        "sqlite://",
        "sqlite://:memory:",
        "sqlite:///:memory:",
        "sqlite:///app.sqlite3?secret=1",
        "sqlite://ada:secret@localhost/app",
        "sqlite://ada:secret@localhost:port/app",
{% if cookiecutter | has("server") %}
        "",
        "{{ cookiecutter.database }}://ada:secret@localhost",
        "{{ cookiecutter.database }}://ada:secret@localhost:port/app",
        "{{ cookiecutter.database }}://ada:secret@localhost/app?secret=1",
{% endif %}
    ],
)
def test_a_wrong_address_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    with pytest.raises(SystemExit, match=r"^Error: .*DATABASE_URL") as refusal:
        load(monkeypatch, DATABASE_URL=url)

    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///relative.sqlite3", str(settings.BASE_DIR / "relative.sqlite3")),
        ("sqlite:////data/absolute.sqlite3", "/data/absolute.sqlite3"),
    ],
)
def test_a_relative_database_is_the_project_s(
    monkeypatch: pytest.MonkeyPatch, url: str, name: str
) -> None:
    production = load(monkeypatch, DATABASE_URL=url)

    assert production.DATABASES["default"]["NAME"] == name
{% if cookiecutter | has("server") %}


def test_what_the_address_says_is_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "{{ cookiecutter.database }}://ada:p%40ss%2F@db.example:99/app?{{ "sslmode=require" if cookiecutter | has("postgresql") else "ssl_ca=/ca.pem" }}"
    database = load(monkeypatch, DATABASE_URL=url).DATABASES["default"]

    assert (database["USER"], database["PASSWORD"]) == ("ada", "p@ss/")
    assert (database["HOST"], database["PORT"]) == ("db.example", 99)
    assert database["NAME"] == "app"
    assert database["OPTIONS"]["{{ "sslmode" if cookiecutter | has("postgresql") else "ssl_ca" }}"] == "{{ "require" if cookiecutter | has("postgresql") else "/ca.pem" }}"
    assert database["OPTIONS"]["connect_timeout"] == 2


def test_only_development_has_a_database_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    with pytest.raises(SystemExit, match="DATABASE_URL"):
        load(monkeypatch)

    development = load(monkeypatch, DEBUG="true")
    assert development.DATABASES["default"]["NAME"].endswith("_development")
{% endif %}
