"""Languages: which one an answer is in, and that nothing is left out."""

import os
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from django.utils import translation

from config.words import LOCALE, compile_words

TRANSLATED = [name for name, _ in settings.LANGUAGES if name != settings.LANGUAGE_CODE]
NOWHERE = "There is nothing at this address."
NIRGENDS = "Unter dieser Adresse gibt es nichts."
{% if cookiecutter | has("database") %}

pytestmark = pytest.mark.django_db
{% endif %}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Collect what the code and the pages say, as `make translations` does."""
    template = tmp_path_factory.mktemp("said") / "django.pot"
    mapping = LOCALE / "babel.cfg"
    options = ["--keyword=gettext_lazy", f"--mapping={mapping}", f"--output={template}"]
    arguments = ["pybabel", "--quiet", "extract", *options, str(settings.BASE_DIR)]
    CommandLineInterface().run(arguments)  # type: ignore[no-untyped-call]
    return catalog(template)


def catalog(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


@pytest.mark.parametrize("language", TRANSLATED)
def test_all_is_translated(language: str, said: Catalog) -> None:
    translated = catalog(LOCALE / language / "LC_MESSAGES" / "django.po")
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
        ("", "en", NOWHERE),
        ("de", "de", NIRGENDS),
        ("de-AT,en;q=0.5", "de", NIRGENDS),
        ("tlh,en;q=0.5,de;q=0.2", "en", NOWHERE),
        ("de;q=0,*", "en", NOWHERE),
        ("tlh", "en", NOWHERE),
    ],
)
def test_a_problem_is_told_in_the_language_asked_for(
    client: Client, accepted: str, language: str, detail: str
) -> None:
    answer = client.get("/api/nowhere", headers={"Accept-Language": accepted})

    assert answer.json()["detail"] == detail
    assert answer.json()["title"] == "Not Found"
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]


def test_what_says_nothing_is_in_no_language(client: Client) -> None:
    answer = client.get("/healthz", headers={"Accept-Language": "de"})

    assert "Content-Language" not in answer.headers


def test_commands_speak_english() -> None:
    assert translation.gettext(NOWHERE) == NOWHERE
    with translation.override("de"):
        assert translation.gettext(NOWHERE) == NIRGENDS


def test_words_are_compiled_when_they_are_newer(tmp_path: Path) -> None:
    source = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "Yes"\nmsgstr "Ja"\n')
    compile_words(tmp_path)
    target = source.with_suffix(".mo")
    assert b"Ja" in target.read_bytes()
    assert [path.name for path in source.parent.glob("*.mo")] == ["django.mo"]

    os.utime(source, ns=(0, 0))
    source.write_text('msgid "Yes"\nmsgstr "Jawohl"\n')
    os.utime(source, ns=(0, 0))
    compile_words(tmp_path)
    assert b"Jawohl" not in target.read_bytes()

    os.utime(target, ns=(0, 0))
    os.utime(source)
    compile_words(tmp_path)
    assert b"Jawohl" in target.read_bytes()
