"""Guard: what every address of the API asks of a request."""

from flask import Blueprint, current_app

{% if cookiecutter | has("csrf") %}
from ..csrf import csrf
{% endif %}
from ..limits import limiter
{% if cookiecutter | has("api-accounts") %}
from . import bearer
{% endif %}


def guard(blueprint: Blueprint) -> None:
    """Let each address call so often, and believe no cookie."""
    limiter.shared_limit(lambda: str(current_app.config["API_LIMIT"]), "api")(blueprint)
{% if cookiecutter | has("csrf") %}
    csrf.exempt(blueprint)
{% endif %}
{% if cookiecutter | has("api-accounts") %}
    blueprint.before_request(bearer.identify)
{% endif %}
