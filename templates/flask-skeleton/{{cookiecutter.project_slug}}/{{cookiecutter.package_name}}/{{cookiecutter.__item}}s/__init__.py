{% set item = cookiecutter.__item %}
{% set modules = cookiecutter | entries("example") %}
"""{{ item | capitalize }}s: the example, from the data to whatever shows it."""

from flask import Flask

{% if modules %}
from . import {{ modules | sort | join(", ") }}
{% else %}
from . import repository  # noqa: F401  # the models are known from the start
{% endif %}
{% if cookiecutter | has("example-jobs") %}
from .jobs import read_settings as read_settings
{% endif %}


def init_app(app: Flask) -> None:
    """Offer all there is around {{ item }}s."""
{% for module in modules %}
    {{ module }}.init_app(app)
{% endfor %}
