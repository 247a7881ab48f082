"""Accounts: signing up and in, and what goes with it."""

from typing import Any

from environs import Env, validate
from flask import Flask

{% if cookiecutter | has("people") %}
from . import commands, people, sessions, views
{% else %}
from . import commands, sessions, views
{% endif %}
from .passwords import MOST_ROUNDS, ROUNDS


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read how much work it is to try a password."""
    return {
        "PASSWORD_ROUNDS": env.int(
            "PASSWORD_ROUNDS", ROUNDS, validate=validate.Range(1000, MOST_ROUNDS)
        )
    }


def init_app(app: Flask) -> None:
    """Know who is signed in, and offer the pages and commands around accounts."""
    sessions.init_app(app)
{% if cookiecutter | has("people") %}
    people.init_app(app)
{% endif %}
    views.init_app(app)
    commands.init_app(app)
