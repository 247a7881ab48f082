"""Languages: what is said to people, in the one they read."""

from io import BytesIO
from pathlib import Path

from babel import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, has_request_context, request
from flask_babel import Babel, Domain, get_locale

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
    babel.domain_instance = domain = Domain()
    domain.cache.update({(name, "messages"): messages(name) for name in LANGUAGES})
    app.jinja_env.globals["get_locale"] = get_locale
    app.after_request(name_language)


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
    wanted = [name for name, quality in request.accept_languages if quality]
    return negotiate_locale(wanted, LANGUAGES, sep="-") or DEFAULT


def name_language(response: Response) -> Response:
    """Tell caches what an answer's language is, and what it depends on."""
    if response.mimetype in SPOKEN:
        response.content_language.add(str(get_locale()))
        response.vary.add("Accept-Language")
    return response
