"""Languages: which one an answer is in, and that nothing is left out."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import gettext

from {{ cookiecutter.package_name }} import languages

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
    ("accepted", "language", "detail"),
    [
        ("", "en", "There is nothing at this address."),
        ("de", "de", "Unter dieser Adresse gibt es nichts."),
        ("de-AT,en;q=0.5", "de", "Unter dieser Adresse gibt es nichts."),
        ("tlh,en;q=0.5,de;q=0.2", "en", "There is nothing at this address."),
        ("de;q=0,*", "en", "There is nothing at this address."),
        ("tlh", "en", "There is nothing at this address."),
    ],
)
def test_a_problem_is_told_in_the_language_asked_for(
    client: FlaskClient, accepted: str, language: str, detail: str
) -> None:
    answer = client.get("/api/nowhere", headers={"Accept-Language": accepted})
    assert answer.get_json()["detail"] == detail
    assert answer.get_json()["title"] == "Not Found"
    assert answer.headers["Content-Language"] == language
    assert "accept-language" in answer.vary.as_set()


def test_what_says_nothing_is_in_no_language(client: FlaskClient) -> None:
    answer = client.get("/healthz", headers={"Accept-Language": "de"})
    assert "Content-Language" not in answer.headers
    assert "accept-language" not in answer.vary.as_set()


def test_commands_speak_english(app: Flask) -> None:
    words = "There is nothing at this address."
    with app.app_context():
        assert gettext(words) == words
    with app.test_request_context(headers={"Accept-Language": "de"}):
        assert gettext(words) != words
