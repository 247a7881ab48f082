"""Tokens for programs."""

from datetime import timedelta

import pytest
from flask import Flask

from {{ cookiecutter.package_name }}.accounts import signed, tokens
from {{ cookiecutter.package_name }}.accounts.models import User
from {{ cookiecutter.package_name }}.database import db

from .factories import UserFactory


def test_token_is_its_owner_s(app: Flask) -> None:
    with app.app_context():
        user: User = UserFactory.create()
        assert tokens.user_of(tokens.issue(user)) is user
        assert tokens.user_of(signed.sign("reset", user)) is None
        for wrong in ("", "x", "a.b.c", tokens.issue(user)[:-1]):
            assert tokens.user_of(wrong) is None


def test_token_ends_with_the_password(app: Flask) -> None:
    with app.app_context():
        user: User = UserFactory.create()
        token = tokens.issue(user)
        user.set_password("another long password")
        db.session.commit()
        assert tokens.user_of(token) is None


def test_token_ends_some_day(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        token = tokens.issue(UserFactory.create())
        monkeypatch.setattr(tokens, "LIFETIME", timedelta(seconds=-1))
        assert tokens.user_of(token) is None


def test_token_ends_with_the_account(app: Flask) -> None:
    with app.app_context():
        user: User = UserFactory.create()
        token = tokens.issue(user)
        db.session.delete(user)
        db.session.commit()
        UserFactory.create()
        assert tokens.user_of(token) is None
