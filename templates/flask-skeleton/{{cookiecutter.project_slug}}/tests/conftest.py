"""What the tests share: an application under production settings."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app

{% if cookiecutter | has("database") %}
pytest_plugins = ["tests.scratch", "tests.databases"]

{% endif %}
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
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Set what production needs, and nothing of the developer's own."""
    for name in OPTIONAL:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SECRET_KEY", "0123456789abcdef" * 2)
    monkeypatch.setenv("ALLOWED_HOSTS", "localhost")
    monkeypatch.setenv("HTTPS_REDIRECT", "false")
{% for variable in cookiecutter | entries("variables") if "test" in variable %}
    monkeypatch.setenv("{{ variable.name }}", {{ "f" if "{tmp_path}" in variable.test }}"{{ variable.test }}")
{% endfor %}


@pytest.fixture
def app() -> Flask:
    """Make an application."""
    return create_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Make a browser of sorts."""
    return app.test_client()
