"""How passwords are kept."""

import pytest
from flask import Flask

from app import create_app
from {{ cookiecutter.package_name }}.accounts import (
    passwords,
    repository,
    service,
)

from .factories import PASSWORD, UserFactory


def test_rounds_are_those_of_today(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PASSWORD_ROUNDS")
    assert create_app().config["PASSWORD_ROUNDS"] == passwords.ROUNDS >= 600_000
    with app.app_context():
        kept = passwords.hashed(PASSWORD)
    assert kept.startswith("pbkdf2:sha256:1000$")
    assert PASSWORD not in kept


def test_rounds_rise_at_the_next_sign_in(app: Flask, known: str) -> None:
    app.config["PASSWORD_ROUNDS"] = 2000
    with app.app_context():
        assert service.authenticate(known, "not the password") is None
        before = repository.find(known)
        assert before
        stamp = before.stamp
        assert passwords.is_outdated(before.password_hash)
        after = service.authenticate(known, PASSWORD)
        assert after
        assert not passwords.is_outdated(after.password_hash)
        assert after.stamp == stamp, "the session goes on"
        assert service.authenticate(known, PASSWORD)


def test_same_password_from_any_keyboard(app: Flask) -> None:
    with app.app_context():
        kept = passwords.hashed("Ünïcödé \u212b pass")
        assert passwords.matches(kept, "U\u0308ni\u0308co\u0308de\u0301 \u00c5 pass")
        assert not passwords.matches(kept, "\ud800 half a character")


def test_each_is_salted(app: Flask) -> None:
    with app.app_context():
        first, second = UserFactory.create(), UserFactory.create()
        assert first.password_hash != second.password_hash
        assert first.stamp != second.stamp


def test_shortest_is_what_pages_say(app: Flask) -> None:
    text = app.test_client().get("/accounts/signup").text
    assert f"at least {passwords.SHORTEST} characters" in text
