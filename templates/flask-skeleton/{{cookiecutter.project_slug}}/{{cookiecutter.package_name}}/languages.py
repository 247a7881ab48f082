"""Languages: what is said to people, in the one they read."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, has_request_context, request
from flask_babel import Babel, Domain, get_locale
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

# The first is the one that the words in the code are written in.
LANGUAGES = {"en": "English", "de": "Deutsch"}
DEFAULT = next(iter(LANGUAGES))
TRANSLATIONS = Path(__file__).parent.parent / "translations"
# The kinds of answers that speak to people; programs hand on what a problem is.
SPOKEN = {"application/problem+json", "text/html"}

babel = Babel()


def init_app(app: Flask) -> None:
    """Translate what people read."""
    babel.init_app(app, default_locale=DEFAULT, locale_selector=accepted)
    babel.domain_instance = Words()
    app.jinja_env.globals.update(_=say, get_locale=language)
    app.after_request(name_language)


class Words(Domain):  # type: ignore[misc]
    """What is said in each language."""

    def __init__(self) -> None:
        super().__init__()
        self.languages = {name: messages(name) for name in LANGUAGES}

    def get_translations(self) -> NullTranslations:
        """Give what is said in the language of this answer."""
        return self.languages.get(language(), NullTranslations())


def language() -> str:
    """Name the language of this answer, or the one that `force_locale` asks for."""
    return str(get_locale() or DEFAULT)


def say(text: str, **values: object) -> str:
    """Say something in a template, where ``%%`` stands for a per cent sign."""
    said = translated(language(), text)
    return said % values if values or "%" in said else said


@lru_cache(maxsize=4096)
def translated(language: str, text: str) -> str:
    """Look a text up; pages ask for the same ones again and again."""
    known = babel.domain_instance.languages.get(language, NullTranslations())
    said: str = known.ugettext(text)
    return said


def messages(language: str) -> NullTranslations:
    """Read what is said in a language, as translators left it: nothing to compile."""
    source = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    if not source.exists():
        return Translations()
    with source.open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


def accepted() -> str:
    """Choose what the browser or the program asks for; commands and jobs get English."""
    if not has_request_context():
        return DEFAULT
    return negotiated(request.headers.get("Accept-Language", ""))


@lru_cache(maxsize=1024)
def negotiated(header: str) -> str:
    """Choose the language that such a header asks for."""
    asked = parse_accept_header(header, LanguageAccept)
    wanted = [name for name, quality in asked if quality]
    return negotiate_locale(wanted, LANGUAGES, sep="-") or DEFAULT


def name_language(response: Response) -> Response:
    """Tell caches what an answer's language is, and what it depends on."""
    if response.mimetype in SPOKEN:
        response.headers.setdefault("Content-Language", language())
        response.vary.add("Accept-Language")
    return response
