"""Errors: an answer for each that tells the visitor what to know, and no more."""

import json
{% if cookiecutter | has("html") %}
import logging

from flask import Flask, g, render_template, request
{% else %}

from flask import Flask, g, request
{% endif %}
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import lazy_gettext
{% endif %}
from werkzeug.exceptions import HTTPException

# What the visitor is told where `abort()` was given no text of its own.
EXPLANATIONS = {
    400: {{ "The request could not be understood." | lazy_words(cookiecutter) }},
    403: {{ "You may not see or do this." | lazy_words(cookiecutter) }},
    404: {{ "There is nothing at this address." | lazy_words(cookiecutter) }},
    405: {{ "This address does not answer requests of this kind." | lazy_words(cookiecutter) }},
    413: {{ "That is more than can be sent at once." | lazy_words(cookiecutter) }},
    429: {{ "Too many attempts. Please wait a moment and try again." | lazy_words(cookiecutter) }},
    500: {{ "Something went wrong here. It has been logged." | lazy_words(cookiecutter) }},
    503: {{ "This cannot be answered right now. Please try again soon." | lazy_words(cookiecutter) }},
}
OTHERWISE = {{ "The request could not be answered." | lazy_words(cookiecutter) }}
{% if cookiecutter | has("switch") %}

# What a page calls an error; a program reads the name in English.
NAMES = {
    400: lazy_gettext("Bad Request"),
    403: lazy_gettext("Forbidden"),
    404: lazy_gettext("Not Found"),
    405: lazy_gettext("Method Not Allowed"),
    413: lazy_gettext("Content Too Large"),
    429: lazy_gettext("Too Many Requests"),
    500: lazy_gettext("Internal Server Error"),
    503: lazy_gettext("Service Unavailable"),
}
{% endif %}
{% if cookiecutter | has("html") %}
# Where programs ask, not people.
FOR_PROGRAMS = ("/api/", "/graphql")

logger = logging.getLogger(__name__)
{% endif %}


def init_app(app: Flask) -> None:
    """Answer every error alike: a crash arrives here as a 500."""
    app.register_error_handler(HTTPException, error_response)


{% if cookiecutter | has("html") %}
def error_response(error: HTTPException) -> ResponseReturnValue:
    """Answer with a page, or with a problem document where programs ask."""
    if request.path.startswith(FOR_PROGRAMS):
        return problem(error)
    try:
        name = {{ "NAMES.get(error.code or 500, error.name)" if cookiecutter.i18n else "error.name" }}
        page = render_template("error.html", name=name, text=explanation(error))
    except Exception:
        logger.exception("The page for an error cannot be shown")
        return problem(error)
    response = error.get_response()
    response.set_data(page)
    return response
{% else %}
def error_response(error: HTTPException) -> ResponseReturnValue:
    """Answer with a problem document."""
    return problem(error)
{% endif %}


def problem(error: HTTPException) -> ResponseReturnValue:
    """Describe the error to a program (RFC 9457); its headers stay, such as Allow."""
    document = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": explanation(error),
        "instance": request.path,
        "request_id": g.request_id,
    }
{% if cookiecutter | has("api") %}
    if "errors" in vars(error):
        document["errors"] = vars(error)["errors"]
{% endif %}
    response = error.get_response()
    response.set_data(json.dumps(document))
    response.mimetype = "application/problem+json"
    return response


def explanation(error: HTTPException) -> str:
    """Say what is wrong in a sentence for the visitor."""
    given: str | None = vars(error).get("description")
    return given or {{ "str(" if cookiecutter.i18n }}EXPLANATIONS.get(error.code or 500, OTHERWISE){{ ")" if cookiecutter.i18n }}
