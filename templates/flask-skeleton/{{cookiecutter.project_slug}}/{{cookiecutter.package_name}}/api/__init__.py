{% set modules = cookiecutter | entries("api") %}
"""API: what programs call, by their own rules; cookies count for nothing here."""

from typing import Any

from environs import Env, ValidationError
from flask import Flask
from limits import parse_many

from . import {{ modules | sort | join(", ") }}


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read how often one address may call."""
    return {"API_LIMIT": env.str("API_LIMIT", "120/minute", validate=known_limit)}


def known_limit(text: str) -> None:
    """Refuse what does not say how often."""
    try:
        parse_many(text)
    except ValueError:
        raise ValidationError("Must look like 120/minute.") from None


def init_app(app: Flask) -> None:
    """Offer the addresses."""
{% for module in modules %}
    {{ module }}.init_app(app)
{% endfor %}
