"""CSRF: a form counts only when it was sent from a page of this site."""

from flask import Flask
from flask.typing import ResponseReturnValue
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Forbidden

from .errors import error_response

csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    """Ask every form for the token of its session, however long it stood open."""
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    csrf.init_app(app)
    app.register_error_handler(CSRFError, refuse_forgery)


def refuse_forgery(error: CSRFError) -> ResponseReturnValue:
    """Answer a form that was not sent from a page of this site."""
    return error_response(Forbidden())
