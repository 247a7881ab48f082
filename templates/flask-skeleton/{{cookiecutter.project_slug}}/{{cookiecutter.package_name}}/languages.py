"""Languages: which one a visitor reads, and what pages say in it."""

from io import BytesIO
from pathlib import Path

from babel import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    has_request_context,
    redirect,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import Babel, Domain, get_locale

{% if cookiecutter | has("csrf") %}
from .csrf import csrf
{% endif %}
from .errors import FOR_PROGRAMS

# The first is the one that the words in the code are written in.
LANGUAGES = {"en": "English", "de": "Deutsch"}
DEFAULT = next(iter(LANGUAGES))
TRANSLATIONS = Path(__file__).parent.parent / "translations"

COOKIE = "language"
ONE_YEAR = 31_536_000

babel = Babel()
languages = Blueprint("languages", __name__)


def init_app(app: Flask) -> None:
    """Translate pages, and let the visitor choose the language."""
    babel.init_app(app, default_locale=DEFAULT, locale_selector=choose)
    babel.domain_instance = domain = Domain()
    domain.cache.update({(name, "messages"): messages(name) for name in LANGUAGES})
    app.jinja_env.globals.update(languages=LANGUAGES, get_locale=get_locale)
    app.register_blueprint(languages)
    app.after_request(name_language)
{% if cookiecutter | has("csrf") %}
    # A stranger could change the language and nothing else; no page needs a session.
    csrf.exempt(languages)
{% endif %}


def messages(language: str) -> NullTranslations:
    """Read what pages say in a language, as translators left it: nothing to compile."""
    source = TRANSLATIONS / language / "LC_MESSAGES" / "messages.po"
    if not source.exists():
        return Translations()
    with source.open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalog)
    compiled.seek(0)
    return Translations(compiled)


def choose() -> str:
    """Choose what the visitor asked for here, else what the browser asks for.

    Programs read English, whatever their users read.
    """
    if not has_request_context() or request.path.startswith(FOR_PROGRAMS):
        return DEFAULT
    asked = request.cookies.get(COOKIE)
    if asked in LANGUAGES:
        return asked
    wanted = [name for name, quality in request.accept_languages if quality]
    return negotiate_locale(wanted, LANGUAGES, sep="-") or DEFAULT


def name_language(response: Response) -> Response:
    """Tell caches what a page's language is, and what it depends on."""
    if response.mimetype == "text/html":
        response.content_language.add(str(get_locale()))
        response.vary.update(("Accept-Language", "Cookie"))
    return response


@languages.post("/language/")
def remember() -> ResponseReturnValue:
    """Remember the language the visitor chose, and go back to the page."""
    asked = request.form.get("language")
    if asked not in LANGUAGES:
        abort(400)
    response = redirect(page_before(), 303)
    response.set_cookie(
        COOKIE,
        asked,
        max_age=ONE_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def page_before() -> str:
    """Name the page the form was sent from, if it is one of this site."""
    page = request.referrer or ""
    if page.startswith((f"http://{request.host}/", f"https://{request.host}/")):
        return page
{% if cookiecutter.pages %}
    return url_for("pages.home")
{% else %}
    return url_for("index.home")
{% endif %}
