"""Tokens for programs."""

from datetime import timedelta

import pytest
from django.core import signing

from .. import tokens
from .factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_token_is_its_owner_s() -> None:
    user = UserFactory.create()
    token = tokens.issue(user)

    assert tokens.user_of(token) == user
    elsewhere = signing.dumps([user.pk, tokens.mark(user)], salt="elsewhere")
    for wrong in ("", "x", "a:b:c", "é", token[:-1], elsewhere):
        assert tokens.user_of(wrong) is None


def test_it_ends_with_the_password() -> None:
    user = UserFactory.create()
    token = tokens.issue(user)

    user.set_password("another long password")
    user.save()

    assert tokens.user_of(token) is None


def test_it_ends_with_all_others_of_the_account_alone() -> None:
    first, second = UserFactory.create(), UserFactory.create()
    token, other = tokens.issue(first), tokens.issue(second)

    tokens.revoke(first)

    assert tokens.user_of(token) is None
    assert tokens.user_of(tokens.issue(first)) == first
    assert tokens.user_of(other) == second


def test_it_ends_some_day(monkeypatch: pytest.MonkeyPatch) -> None:
    token = tokens.issue(UserFactory.create())

    monkeypatch.setattr(tokens, "LIFETIME", timedelta(seconds=-1))

    assert tokens.user_of(token) is None


def test_it_ends_with_the_account() -> None:
    user = UserFactory.create()
    token = tokens.issue(user)

    user.is_active = False
    user.save()
    assert tokens.user_of(token) is None

    user.delete()
    UserFactory.create()
    assert tokens.user_of(token) is None
