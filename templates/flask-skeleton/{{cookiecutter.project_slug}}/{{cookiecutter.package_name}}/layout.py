"""Layout: what every page shows around its content."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, has_request_context, request
{% if cookiecutter.i18n %}
from flask_babel import format_date
{% endif %}

from .settings import SITE_NAME


def init_app(app: Flask) -> None:
    """Give every page the name of the site, and the links of its header."""
    app.extensions["navigation"] = []
    app.jinja_env.globals.update(site_name=SITE_NAME, url_for=addresses(app))
    app.context_processor(site)
    app.jinja_env.filters["day"] = day


def addresses(app: Flask) -> Callable[..., str]:
    """Make a ``url_for`` for pages, which works out the same address once."""

    @lru_cache(maxsize=1024)
    def known(root: str, endpoint: str, **values: Any) -> str:
        return app.url_for(endpoint, **values)

    def address(endpoint: str, **values: Any) -> str:
        is_file = endpoint == "static" and values.keys() == {"filename"}
        is_fixed = (is_file or not values) and not endpoint.startswith(".")
        if not is_fixed or app.url_default_functions:
            return app.url_for(endpoint, **values)
        return known(request.script_root, endpoint, **values)

    return address


def site() -> dict[str, Any]:
    """Tell pages where the links of the header lead, and which one leads here."""
    if not has_request_context():  # a mail, which has no header
        return {}
    address: Any = current_app.jinja_env.globals["url_for"]
    here = request.endpoint
    links = current_app.extensions["navigation"]
    return {
        "navigation": [
            (address(endpoint), str(label), endpoint == here)
            for endpoint, label in links
        ]
    }


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
