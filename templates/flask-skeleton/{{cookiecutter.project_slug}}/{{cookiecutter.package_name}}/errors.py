"""Errors: an answer for each that tells the visitor what to know, and no more."""

import json
{% if cookiecutter | has("html") %}
import logging

from flask import Flask, g, render_template, request
{% else %}

from flask import Flask, g, request
{% endif %}
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

# What the visitor is told where `abort()` was given no text of its own.
EXPLANATIONS = {
    400: "The request could not be understood.",
    403: "You may not see or do this.",
    404: "There is nothing at this address.",
    405: "This address does not answer requests of this kind.",
    413: "That is more than can be sent at once.",
    429: "That was too often. Please wait a moment and try again.",
    500: "Something went wrong here. It has been logged.",
}
{% if cookiecutter | has("html") %}

logger = logging.getLogger(__name__)
{% endif %}


def init_app(app: Flask) -> None:
    """Answer every error alike: a crash arrives here as a 500."""
    app.register_error_handler(HTTPException, error_response)


{% if cookiecutter | has("html") %}
def error_response(error: HTTPException) -> ResponseReturnValue:
    """Answer with a page, under /api/ with a problem document."""
    if request.path.startswith("/api/"):
        return problem(error)
    try:
        page = render_template("error.html", error=error, text=explanation(error))
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
    response = error.get_response()
    response.set_data(json.dumps(document))
    response.mimetype = "application/problem+json"
    return response


def explanation(error: HTTPException) -> str:
    """Say what is wrong in a sentence for the visitor."""
    given: str | None = vars(error).get("description")
    return given or EXPLANATIONS.get(
        error.code or 500, "The request could not be answered."
    )
