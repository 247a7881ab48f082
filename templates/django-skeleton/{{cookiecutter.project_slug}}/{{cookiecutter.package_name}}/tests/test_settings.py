import importlib
import sys

import pytest
from django.conf import settings

from .environment import load


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "example.com,*.example.com"),
        ("ALLOWED_HOSTS", "https://example.com/"),
        ("ALLOWED_HOSTS", "example.com:8000"),
        ("ALLOWED_HOSTS", "example.com two"),
        ("ALLOWED_HOSTS", "example.com\nexample.org"),
        ("DEBUG", "perhaps"),
        ("HSTS_SECONDS", "soon"),
        ("HTTPS_REDIRECT", "sometimes"),
        ("LOG_LEVEL", "loud"),
        ("MAX_CONTENT_LENGTH", "0"),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "x" * 64),
        ("SECRET_KEY", "django-insecure-0123456789-abcdefghijklmnopqrstuvwxyz"),
        ("TRUSTED_PROXIES", "-1"),
    ],
)
def test_production_refuses_what_is_missing_or_wrong(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(SystemExit, match=f"^Error: .*{name}"):
        load(monkeypatch, **{name: value})


def test_production_is_strict_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HTTPS_REDIRECT")
    production = load(monkeypatch, TRUSTED_PROXIES="1")

    assert not production.DEBUG
    assert production.SECURE_SSL_REDIRECT
    assert production.SECURE_PROXY_SSL_HEADER
    assert production.SESSION_COOKIE_SECURE
    assert production.CSRF_COOKIE_SECURE


def test_development_needs_no_more_than_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    development = load(monkeypatch, DEBUG="true", SECRET_KEY="", ALLOWED_HOSTS="")

    assert development.DEBUG
    assert development.SECRET_KEY.startswith("django-insecure-")
    assert not development.CSRF_COOKIE_SECURE


def test_a_visitor_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    development = load(monkeypatch, DEBUG="true")
    *_, render = development.LOGGING["formatters"]["structured"]["processors"]

    assert "\x1b[8m" not in render(None, "info", {"event": "", "path": "/\x1b[8m"})


@pytest.mark.parametrize("name", ["config.asgi", "config.wsgi"])
def test_debug_is_not_served_in_production(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delitem(sys.modules, name, raising=False)
    assert callable(importlib.import_module(name).application)

    monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(settings, "DEBUG", True)
    with pytest.raises(SystemExit, match="DEBUG"):
        importlib.import_module(name)
