"""A new password, for who forgot the old one and for who did not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail

from ..models import User
from .conftest import Visitor, link
from .factories import PASSWORD

ANOTHER = "another long password"

pytestmark = pytest.mark.django_db


def test_reset(visitor: Visitor, known: str) -> None:
    visitor.send("/accounts/password/reset/", email=known)
    assert visitor.send(link(), password1="short").status_code == 422
    answer = visitor.send(link(), password1=ANOTHER)
    assert answer.headers["Location"] == "/accounts/login/"
    assert "Sign in with the new one." in visitor.client.get("/accounts/login/").text
    assert "was changed" in mail.outbox[1].body
    assert visitor.sign_in(known, PASSWORD).status_code == 422
    assert visitor.sign_in(known, ANOTHER).status_code == 302


def test_link_counts_once(visitor: Visitor, known: str) -> None:
    visitor.send("/accounts/password/reset/", email=known)
    visitor.send("/accounts/password/reset/", email=known)
    visitor.send(link(), password1=ANOTHER)
    for number in (0, 1):
        answer = visitor.client.get(link(number), follow=True)
        assert answer.status_code == 404
        assert "This link is no longer valid" in answer.text


def test_link_dies_with_the_address(visitor: Visitor, known: str) -> None:
    visitor.send("/accounts/password/reset/", email=known)
    user = User.objects.get(email=known)
    user.email = "moved@example.com"
    user.save()
    assert visitor.client.get(link(), follow=True).status_code == 404


def test_link_counts_for_an_hour(
    visitor: Visitor, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.send("/accounts/password/reset/", email=known)
    path = "/accounts/password/reset/confirm/"
    for token in ("", "1-made-up", "?-x", "²-x", "9999999999999-x"):
        answer = visitor.client.get(path, {"token": token}, follow=True)
        assert answer.status_code == 404
    assert "sessionid" not in visitor.client.cookies, "anybody could fill the database"

    def later(_: PasswordResetTokenGenerator) -> datetime:
        return datetime.now() + timedelta(seconds=3601)

    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", later)
    assert visitor.client.get(link(), follow=True).status_code == 404


def test_reset_confirms_the_address(visitor: Visitor, waiting: str) -> None:
    visitor.send("/accounts/password/reset/", email=waiting)
    visitor.send(link(), password1=ANOTHER)
    assert visitor.sign_in(waiting, ANOTHER).status_code == 302


def test_change_ends_all_other_sessions(
    visitor: Visitor, other: Visitor, known: str
) -> None:
    visitor.sign_in(known, PASSWORD)
    other.sign_in(known, PASSWORD)
    path = "/accounts/password/change/"
    wrong = visitor.send(path, oldpassword="not the password", password1=ANOTHER)
    assert wrong.status_code == 422
    assert "This is not your password." in wrong.text
    assert visitor.send(path, oldpassword=PASSWORD, password1=known).status_code == 422
    assert other.is_signed_in()
    answer = visitor.send(path, oldpassword=PASSWORD, password1=ANOTHER)
    assert answer.headers["Location"] == "/accounts/"
    assert "Your password was changed." in visitor.client.get("/accounts/").text
    assert visitor.is_signed_in()
    assert not other.is_signed_in()
    assert [each.to for each in mail.outbox] == [[known]]
