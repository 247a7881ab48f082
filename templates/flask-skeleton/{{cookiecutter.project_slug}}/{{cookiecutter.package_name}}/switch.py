"""Switch: the visitor's own choice of a language, at the foot of each page."""

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
from flask_babel import get_babel

{% if cookiecutter | has("csrf") %}
from .csrf import csrf
{% endif %}
from .errors import FOR_PROGRAMS
from .languages import LANGUAGES, SPOKEN, accepted

COOKIE = "language"
ONE_YEAR = 31_536_000

switch = Blueprint("switch", __name__)


def init_app(app: Flask) -> None:
    """Let the visitor choose the language."""
    get_babel(app).locale_selector = chosen
    app.jinja_env.globals["languages"] = LANGUAGES
    app.register_blueprint(switch)
    app.after_request(vary)
{% if cookiecutter | has("csrf") %}
    # A stranger could change the language and nothing else; no page needs a session.
    csrf.exempt(switch)
{% endif %}


def chosen() -> str:
    """Choose what the visitor asked for here, else what the browser asks for."""
    asked = request.cookies.get(COOKIE) if is_for_people() else None
    return asked if asked in LANGUAGES else accepted()


def vary(response: Response) -> Response:
    """Tell caches that the language depends on the choice."""
    if response.mimetype in SPOKEN and is_for_people():
        response.vary.add("Cookie")
    return response


def is_for_people() -> bool:
    """Say whether a person asks; for programs no cookie counts."""
    return has_request_context() and not request.path.startswith(FOR_PROGRAMS)


@switch.post("/language/")
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
