"""Languages: which one is shown, who may change it, and that nothing is left out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import gettext

from {{ cookiecutter.package_name }} import languages, layout

PROJECT = languages.TRANSLATIONS.parent
TRANSLATED = [name for name in languages.LANGUAGES if name != languages.DEFAULT]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Collect what the code and the pages say, as `make translations` does."""
    template = tmp_path_factory.mktemp("said") / "messages.pot"
    mapping = languages.TRANSLATIONS / "babel.cfg"
    options = ["--keyword=lazy_gettext", f"--mapping={mapping}", f"--output={template}"]
    arguments = ["pybabel", "--quiet", "extract", *options, str(PROJECT)]
    CommandLineInterface().run(arguments)  # type: ignore[no-untyped-call]
    return catalog(template)


def catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


@pytest.mark.parametrize("language", TRANSLATED)
def test_all_is_translated(language: str, said: Catalog) -> None:
    translated = catalog(
        languages.TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    )
    wanted = {message.id for message in said if message.id}
    assert wanted
    assert {message.id for message in translated if message.id} == wanted
    assert not translated.obsolete
    for message in translated:
        assert message.string, message.id
        assert not message.check(), message.id
        assert not message.fuzzy or not message.id


@pytest.mark.parametrize(
    ("accepted", "language", "title"),
    [
        ("", "en", "Not Found"),
        ("de", "de", "Nicht gefunden"),
        ("de-AT,en;q=0.5", "de", "Nicht gefunden"),
        ("fr,en;q=0.5,de;q=0.2", "en", "Not Found"),
        ("de;q=0,*", "en", "Not Found"),
        ("fr", "en", "Not Found"),
    ],
)
def test_the_browser_s_language(
    client: FlaskClient, accepted: str, language: str, title: str
) -> None:
    answer = client.get("/nowhere", headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{title}</h1>" in answer.text
    assert answer.headers["Content-Language"] == language
    assert {"accept-language", "cookie"} <= answer.vary.as_set()


def test_the_visitor_s_choice_counts_more(client: FlaskClient) -> None:
    answer = client.post("/language/", data={"language": "de"})
    assert answer.status_code == 303
    page = client.get("/nowhere", headers={"Accept-Language": "en"})
    assert '<html lang="de">' in page.text
    client.post("/language/", data={"language": "en"})
    page = client.get("/nowhere", headers={"Accept-Language": "de"})
    assert '<html lang="en">' in page.text


def test_unknown_languages_are_refused(client: FlaskClient) -> None:
    assert client.post("/language/", data={"language": "xx"}).status_code == 400
    assert client.post("/language/").status_code == 400
    client.set_cookie("language", "../de")
    assert '<html lang="en">' in client.get("/nowhere").text


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("http://localhost/somewhere?page=2", "http://localhost/somewhere?page=2"),
        ("http://evil.example/", "/"),
        ("http://localhost@evil.example/", "/"),
        ("javascript://localhost/%0aalert(1)", "/"),
        ("//localhost/", "/"),
        ("http://[", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_stays_on_this_site(
    client: FlaskClient, page: str, target: str
) -> None:
    form = {"language": "de"}
    answer = client.post("/language/", data=form, headers={"Referer": page})
    assert answer.location == target


def test_programs_read_english(client: FlaskClient) -> None:
    answer = client.get("/api/nowhere", headers={"Accept-Language": "de"})
    assert answer.get_json()["title"] == "Not Found"
    assert answer.get_json()["detail"] == "There is nothing at this address."


def test_commands_speak_english(app: Flask) -> None:
    with app.app_context():
        assert gettext("Not Found") == "Not Found"


def test_days_are_written_in_the_language(app: Flask) -> None:
    day = datetime(2030, 1, 2, tzinfo=UTC)
    for accepted, written in [("en", "January 2, 2030"), ("de", "2. Januar 2030")]:
        with app.test_request_context(headers={"Accept-Language": accepted}):
            assert layout.day(day) == written
