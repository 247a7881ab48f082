"""What the tests share: an application under production settings."""

{% if cookiecutter | has("database") %}
from pathlib import Path

{% endif %}
import pytest
from flask import Flask
from flask.testing import FlaskClient
{% if cookiecutter | has("database") %}
from flask_migrate import upgrade
{% endif %}

from app import create_app

OPTIONAL = [
    "DEBUG",
    "FLASK_DEBUG",
    "HSTS_SECONDS",
    "LOG_LEVEL",
    "MAX_CONTENT_LENGTH",
    "TRUSTED_PROXIES",
{% for variable in cookiecutter | entries("variables") %}
    "{{ variable.name }}",
{% endfor %}
]


@pytest.fixture(autouse=True)
{% if cookiecutter | has("database") %}
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Set what production needs, and nothing of the developer's own."""
{% else %}
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set what production needs, and nothing of the developer's own."""
{% endif %}
    for name in OPTIONAL:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SECRET_KEY", "0123456789abcdef" * 2)
    monkeypatch.setenv("ALLOWED_HOSTS", "localhost")
    monkeypatch.setenv("HTTPS_REDIRECT", "false")
{% for variable in cookiecutter | entries("variables") if "test" in variable %}
    monkeypatch.setenv("{{ variable.name }}", "{{ variable.test }}")
{% endfor %}
{% if cookiecutter | has("database") %}
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/test.sqlite3")
{% endif %}


@pytest.fixture
{% if cookiecutter | has("database") %}
def app() -> Flask:
    """Make an application with an empty, migrated database."""
    app = create_app()
    with app.app_context():
        upgrade()
    return app
{% else %}
def app() -> Flask:
    """Make an application."""
    return create_app()
{% endif %}


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Make a browser of sorts."""
    return app.test_client()
