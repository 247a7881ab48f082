"""The application: `flask run` and `gunicorn 'app:create_app()'` find it here."""

from flask import Flask

from {{ cookiecutter.package_name }} import (
{% if cookiecutter.data != "none" %}
    database,
{% endif %}
    errors,
    health,
{% if not cookiecutter.pages %}
    index,
{% endif %}
    logs,
{% if cookiecutter.pages %}
    pages,
{% endif %}
    security,
    settings,
)
{% if cookiecutter.example and cookiecutter.pages and cookiecutter.data != "none" %}
from {{ cookiecutter.package_name }}.{{ cookiecutter.__item }}s import {{ cookiecutter.__item }}s
{% elif cookiecutter.example and cookiecutter.pages %}
from {{ cookiecutter.package_name }}.new_{{ cookiecutter.__item }} import {{ cookiecutter.__item }}s
{% endif %}


def create_app() -> Flask:
    """Put the parts together."""
    app = Flask(__name__)
    app.config.from_mapping(settings.load_settings())
    logs.configure_logging(app)
    security.configure_security(app)
{% if cookiecutter.forms != "none" %}
    security.protect_forms(app)
{% endif %}
{% if cookiecutter.data != "none" %}
    database.configure_database(app)
{% endif %}
    errors.register_error_handlers(app)
    app.register_blueprint(health.health)
{% if cookiecutter.pages %}
    app.register_blueprint(pages.pages)
    app.jinja_env.globals.update(
        site_name=settings.SITE_NAME, navigation=pages.NAVIGATION
    )
{% else %}
    app.register_blueprint(index.index)
{% endif %}
{% if cookiecutter.example and cookiecutter.pages %}
    app.register_blueprint({{ cookiecutter.__item }}s)
{% endif %}
    return app
