{% set modules = cookiecutter | entries("api") %}
"""API: what programs call, by their own rules; cookies count for nothing here."""

from typing import Any

from environs import Env
from flask import Flask

from ..limits import known_limit
from . import {{ modules | sort | join(", ") }}


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read how often one address may call."""
    return {"API_LIMIT": env.str("API_LIMIT", "120/minute", validate=known_limit)}


def init_app(app: Flask) -> None:
    """Offer the addresses."""
{% for module in modules %}
    {{ module }}.init_app(app)
{% endfor %}
