"""Tokens: who gets one, what it opens, and when it ends."""

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.tests.factories import PASSWORD, UserFactory

from .callers import caller

pytestmark = pytest.mark.django_db

TOKENS = "/api/v1/tokens"


def test_a_token_for_address_and_password(client: Client) -> None:
    sent = {"email": UserFactory.create().email.upper(), "password": PASSWORD}

    answer = client.post(f"{TOKENS}/", sent, "application/json")

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert answer.json()["expires_in"] > 3600
    authorization = f"bearer {answer.json()['token']}"
    ended = client.delete(TOKENS, headers={"Authorization": authorization})
    assert ended.status_code == 204


def test_the_refusal_is_the_same_whatever_is_wrong(client: Client) -> None:
    waiting = UserFactory.create(confirmed=False)
    refusals = [
        client.post(TOKENS, {"email": email, "password": word}, "application/json")
        for email, word in [
            (UserFactory.create().email, "another password"),
            (UserFactory.create(is_active=False).email, PASSWORD),
            ("nobody@example.com", PASSWORD),
            ("no address", PASSWORD),
            (waiting.email, PASSWORD),
        ]
    ]

    assert {refusal.status_code for refusal in refusals} == {401}
    assert len({refusal.json()["detail"] for refusal in refusals}) == 1
    assert refusals[0].headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        ({"email": "ada@example.com"}, ["password"]),
        ({"email": "a\0", "password": "\ud800"}, ["email", "password"]),
    ],
)
def test_incomplete_credentials_are_invalid(
    client: Client, sent: dict[str, str], fields: list[str]
) -> None:
    answer = client.post(TOKENS, sent, "application/json")

    assert answer.status_code == 422
    assert sorted(answer.json()["errors"]) == fields
    assert client.post(TOKENS, [], "application/json").status_code == 422


def test_passwords_cannot_be_tried_for_long(client: Client) -> None:
    sent = {"email": UserFactory.create().email, "password": "wrong"}

    answers = [client.post(TOKENS, sent, "application/json") for _ in range(11)]

    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_tokens_end_when_they_are_ended() -> None:
    program = caller()

    assert program.delete(TOKENS).status_code == 204

    answer = program.delete(TOKENS)
    assert answer.status_code == 401
    assert "invalid_token" in answer.headers["WWW-Authenticate"]


@pytest.mark.parametrize("sent", ["Bearer", "Bearer x", "Basic YTpi", "Bearer é", "x"])
def test_what_is_no_token_is_refused(client: Client, sent: str) -> None:
    answer = client.delete(TOKENS, headers={"Authorization": sent})

    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_tokens_cannot_be_tried_for_long(client: Client, settings: Settings) -> None:
    settings.API_LIMIT = "2/minute"
    wrong = {"Authorization": "Bearer x"}

    answers = [client.delete(TOKENS, headers=wrong) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [401, 401, 429]


def test_a_session_opens_nothing(client: Client) -> None:
    client.force_login(UserFactory.create())

    answer = client.delete(TOKENS)

    assert answer.status_code == 401
    assert "invalid_token" not in answer.headers["WWW-Authenticate"]
