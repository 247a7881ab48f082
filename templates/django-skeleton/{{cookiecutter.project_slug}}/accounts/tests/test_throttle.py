"""How often somebody may try."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from ..models import User
from .factories import PASSWORD, UserFactory, signed_in

pytestmark = pytest.mark.django_db


def try_password(
    email: str, password: str = "not the password", address: str = "192.0.2.99"
) -> Any:
    """Try a password in a new browser."""
    fields = {"login": email, "password": password}
    return Client(REMOTE_ADDR=address).post("/accounts/login/", fields)


@pytest.mark.parametrize("email", ["known@example.com", "nobody@example.com"])
@pytest.mark.usefixtures("known")
def test_guessing_is_stopped(email: str) -> None:
    for number in range(10):
        answer = try_password(email, address=f"192.0.2.{number}")
        assert answer.status_code == 422
    answer = try_password(email.upper(), PASSWORD)
    assert answer.status_code == 429
    assert "Too many attempts. Please try again in 15 min." in answer.text
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    assert Client().get("/accounts/login/").status_code == 200


def test_guessing_is_stopped_whoever_is_signed_in(known: str) -> None:
    statuses = []
    for number in range(12):
        client = signed_in(UserFactory.create())
        client.defaults["REMOTE_ADDR"] = f"192.0.2.{number}"
        fields = {"login": known, "password": "not the password"}
        statuses.append(client.post("/accounts/login/", fields).status_code)
    assert statuses == [302] * 10 + [429] * 2


def test_trying_many_accounts_is_stopped() -> None:
    answers = [
        try_password(f"person{number}@example.com").status_code for number in range(31)
    ]
    assert answers == [422] * 30 + [429]
    answer = try_password("person0@example.com", address="192.0.2.1")
    assert answer.status_code == 422


def test_whoever_has_to_wait_shuts_out_nobody_else(known: str) -> None:
    for number in range(30):
        try_password(f"person{number}@example.com")
    answers = [try_password(known).status_code for _ in range(11)]
    assert answers == [429] * 11
    assert try_password(known, PASSWORD, "192.0.2.1").status_code == 302


@pytest.mark.parametrize(
    "path",
    ["/accounts/signup/", "/accounts/verify/again/", "/accounts/password/reset/"],
)
def test_letters_are_rationed(path: str, client: Client) -> None:
    fields = {"email": "flooded@example.com", "password1": PASSWORD}
    answers = [
        client.post(path, {**fields, "login": f"{number}@example.com"}).status_code
        for number in range(6)
    ]
    assert answers == [302] * 5 + [429]
    assert len(mail.outbox) == 5


def test_present_password_cannot_be_guessed(known: str) -> None:
    client = signed_in(User.objects.get(email=known))
    fields = {"oldpassword": "not the password", "password1": "another long password"}
    answers = [
        client.post(
            "/accounts/password/change/", {**fields, "email": f"{number}@example.com"}
        ).status_code
        for number in range(11)
    ]
    assert answers == [422] * 10 + [429]


def test_log_names_no_address(known: str, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(11):
        try_password(known)
    assert known not in caplog.text
