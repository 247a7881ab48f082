"""Errors: an answer for each that tells the visitor what to know, and no more."""

import json

{% if cookiecutter.pages %}
from flask import Flask, g, render_template, request
{% else %}
from flask import Flask, g, request
{% endif %}
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException


def register_error_handlers(app: Flask) -> None:
    """Answer every error alike: a crash arrives here as a 500."""
    app.register_error_handler(HTTPException, error_response)


{% if cookiecutter.pages %}
def error_response(error: HTTPException) -> ResponseReturnValue:
    """Answer with a page, under /api/ with a problem document."""
    if request.path.startswith("/api/"):
        return problem(error)
    response = error.get_response()
    response.set_data(render_template("error.html", error=error))
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
        "detail": error.description,
        "instance": request.path,
        "request_id": g.request_id,
    }
    response = error.get_response()
    response.set_data(json.dumps(document))
    response.mimetype = "application/problem+json"
    return response
