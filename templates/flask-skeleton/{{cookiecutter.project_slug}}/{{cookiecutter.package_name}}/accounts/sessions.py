"""Sessions: who is signed in, for how long, and what only they may reach."""

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from time import time
from typing import Any

from flask import Flask, Response, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin, LoginManager, current_user, login_user
from sqlalchemy.exc import SQLAlchemyError

from ..database import db
from . import repository
from .models import User

HOME = "{{ "pages.home" if cookiecutter.pages else "accounts.account" }}"
LIFETIME = timedelta(days=14)  # of a session that is not used
RENEWED_AFTER = LIFETIME.total_seconds() / 2

View = Callable[..., Any]


logger = logging.getLogger(__name__)
manager = LoginManager()
# A session carries its own stamp; an address or a browser may change meanwhile.
manager.session_protection = None


def init_app(app: Flask) -> None:
    """Know who is signed in."""
    app.config["PERMANENT_SESSION_LIFETIME"] = LIFETIME
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False  # `renew` does
    manager.user_loader(load_user)
    manager.init_app(app, add_context_processor=False)
    # For a second cookie, not used here, it would read the session of static files too.
    app.after_request_funcs[None].remove(manager._update_remember_cookie)
    app.context_processor(visitor)
    app.after_request(keep_private)


def load_user(key: str) -> User | None:
    """Find who is signed in; should that fail, it is nobody for the rest of a request."""
    g.is_private = True
    g._login_user = AnonymousUserMixin()
    user = repository.holder(key)
    if user:
        renew()
    return user


def renew() -> None:
    """Let a session go on that is in use after half of its lifetime."""
    if session.get("since", 0) < time() - RENEWED_AFTER:
        session["since"] = int(time())


def visitor() -> dict[str, Any]:
    """Tell pages who is signed in: nobody, while the database cannot say it.

    A page that needs the account has asked before; the others, those of errors among
    them, are shown all the same.
    """
    try:
        user = current_user._get_current_object()
    except SQLAlchemyError:
        logger.exception("Who is signed in cannot be read")
        db.session.rollback()
        user = current_user._get_current_object()
    return {"current_user": user}


def start(user: User) -> None:
    """Begin a session that has nothing of the one before."""
    session.clear()
    session.permanent = True
    renew()
    login_user(user)


def owner() -> User:
    """Give the account that is signed in, where that is certain."""
    user: User = current_user._get_current_object()
    return user


def login_required(view: View) -> View:
    """Let in those who are signed in, and send others to sign in first."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        return needed() or view(*args, **kwargs)

    return guarded


def needed() -> ResponseReturnValue | None:
    """Show strangers the way to sign in, and from there back to the page."""
    if current_user.is_authenticated:
        return None
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.login", next=back))


def safe_next() -> str:
    """Read where to go on, on this site."""
    target = request.args.get("next", "")
    return target if is_here(target) else url_for(HOME)


def is_here(target: str) -> bool:
    """Say whether it is an address of this site, in any browser's reading."""
    odd = "\\" in target or any(character <= " " for character in target)
    return not odd and target.startswith("/") and not target.startswith("//")


def keep_private(response: Response) -> Response:
    """Let nobody keep the pages of those who are signed in, or about to be."""
    if request.blueprint == "accounts" or "is_private" in g:
        response.headers.setdefault("Cache-Control", "no-store")
        response.vary.add("Cookie")
    return response
