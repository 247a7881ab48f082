{% set parts = cookiecutter | entries("parts") %}
{% set readers = cookiecutter | entries("settings") %}
"""The application: `flask run` and `gunicorn 'app:create_app()'` find it here."""

from flask import Flask

from {{ cookiecutter.package_name }} import (
{% for part in (parts + ["settings"]) | sort %}
    {{ part }},
{% endfor %}
)


def create_app() -> Flask:
    """Put the parts together, in an order that counts."""
    app = Flask(__name__)
{% if readers %}
    app.config.from_mapping(
        settings.load_settings(
{% for reader in readers %}
            {{ reader }}.read_settings,
{% endfor %}
        )
    )
{% else %}
    app.config.from_mapping(settings.load_settings())
{% endif %}
{% for part in parts %}
    {{ part }}.init_app(app)
{% endfor %}
    return app
