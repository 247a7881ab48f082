"""How often somebody may try."""

import pytest
from flask import Flask

from {{ cookiecutter.package_name }}.accounts import repository

from .conftest import Letter, Visitor
from .factories import PASSWORD, UserFactory, sign_in


@pytest.mark.parametrize("email", ["known@example.com", "nobody@example.com"])
def test_guessing_is_stopped(email: str, app: Flask, known: str) -> None:
    for number in range(10):
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
        assert Visitor(client).sign_in(email, "not the password").status_code == 422
    visitor = Visitor(app.test_client())
    answer = visitor.sign_in(email.upper(), PASSWORD)
    assert answer.status_code == 429
    assert "Please try again in 15 min." in answer.text
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    assert visitor.client.get("/accounts/login").status_code == 200


def test_guessing_is_stopped_whoever_is_signed_in(app: Flask, known: str) -> None:
    with app.app_context():
        people = [UserFactory.create().email for _ in range(2)]
    statuses = []
    for number in range(12):
        client = app.test_client()
        client.environ_base["REMOTE_ADDR"] = f"192.0.2.{number}"
        guesser = Visitor(client)
        page = guesser.client.get("/accounts/login").text
        token = page.partition('name="csrf_token"')[2].partition('value="')[2]
        with app.app_context():
            user = repository.find(people[number % 2])
            assert user
            sign_in(client, user)
        fields = {"email": known, "password": "not the password"}
        data = {**fields, "csrf_token": token.partition('"')[0]}
        statuses.append(client.post("/accounts/login", data=data).status_code)
    assert statuses == [302] * 10 + [429] * 2


def test_trying_many_accounts_is_stopped(app: Flask, visitor: Visitor) -> None:
    answers = [
        visitor.sign_in(f"person{number}@example.com", PASSWORD).status_code
        for number in range(31)
    ]
    assert answers == [422] * 30 + [429]
    other = app.test_client()
    other.environ_base["REMOTE_ADDR"] = "192.0.2.1"
    answer = Visitor(other).sign_in("person0@example.com", PASSWORD)
    assert answer.status_code == 422


def test_whoever_has_to_wait_shuts_out_nobody_else(
    app: Flask, visitor: Visitor, known: str
) -> None:
    for number in range(30):
        visitor.sign_in(f"person{number}@example.com", PASSWORD)
    answers = [visitor.sign_in(known, "not the password") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [429] * 11
    other = app.test_client()
    other.environ_base["REMOTE_ADDR"] = "192.0.2.1"
    assert Visitor(other).sign_in(known, PASSWORD).status_code == 302


def test_letters_are_not_used_up_by_whoever_has_to_wait(
    app: Flask, visitor: Visitor, known: str, letters: list[Letter]
) -> None:
    path = "/accounts/password/reset"
    for number in range(20):
        visitor.send(path, email=f"person{number}@example.com")
    answers = [visitor.send(path, email=known).status_code for _ in range(6)]
    assert answers == [429] * 6
    other = app.test_client()
    other.environ_base["REMOTE_ADDR"] = "192.0.2.1"
    assert Visitor(other).send(path, email=known).status_code == 302


@pytest.mark.parametrize(
    "path", ["/accounts/signup", "/accounts/verify/again", "/accounts/password/reset"]
)
def test_letters_are_rationed(
    path: str, visitor: Visitor, letters: list[Letter]
) -> None:
    fields = {"email": "flooded@example.com", "password": PASSWORD}
    answers = [visitor.send(path, **fields).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert len(letters) == 5


def test_present_password_cannot_be_guessed(visitor: Visitor, known: str) -> None:
    visitor.sign_in(known, PASSWORD)
    path = "/accounts/password/change"
    fields = {"current": "not the password", "password": "another long password"}
    answers = [
        visitor.send(path, **fields, email=f"{number}@example.com").status_code
        for number in range(10)
    ]
    assert answers == [422] * 9 + [429]


def test_log_names_no_address(
    visitor: Visitor, known: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(11):
        visitor.sign_in(known, "not the password")
    logged = capsys.readouterr().out
    assert "exceeded" in logged
    assert known not in logged
