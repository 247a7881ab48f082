"""Layout: what every page shows around its content."""

from datetime import datetime

from flask import Flask
{% if cookiecutter.i18n %}
from flask_babel import format_date
{% endif %}

from .settings import SITE_NAME


def init_app(app: Flask) -> None:
    """Give every page the name of the site, and the links of its header."""
    app.extensions["navigation"] = []
    app.jinja_env.globals.update(
        site_name=SITE_NAME, navigation=app.extensions["navigation"]
    )
    app.jinja_env.filters["day"] = day


def add_link(app: Flask, endpoint: str, label: str) -> None:
    """Link to an endpoint from the header of every page."""
    app.extensions["navigation"].append((endpoint, label))


def day(moment: datetime) -> str:
    """Write a day for people."""
{% if cookiecutter.i18n %}
    return str(format_date(moment, "long"))
{% else %}
    return f"{moment.day} {moment:%B %Y}"
{% endif %}
