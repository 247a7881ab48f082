"""Signing up, and confirming the address."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from {{ cookiecutter.package_name }}.accounts import letters as account_letters
from {{ cookiecutter.package_name }}.accounts import (
    passwords,
    repository,
    service,
)
from {{ cookiecutter.package_name }}.database import db

from .conftest import Letter, Visitor
from .factories import PASSWORD, UserFactory


def test_sign_up_confirm_and_sign_in(
    visitor: Visitor, other: Visitor, letters: list[Letter]
) -> None:
    fields = {"email": "New@Example.com", "password": PASSWORD}
    answer = visitor.send("/accounts/signup", **fields)
    assert answer.location == "/accounts/sent"
    assert "Check your mail" in visitor.client.get(answer.location).text
    assert letters[0].to == "new@example.com"
    assert visitor.sign_in("new@example.com", PASSWORD).status_code == 422
    answer = other.client.get(letters[0].link)
    assert answer.location == "/accounts/login"
    assert "Sign in to confirm your address." in other.client.get(answer.location).text
    assert other.sign_in("NEW@example.com ", PASSWORD).status_code == 302
    assert "Your address is confirmed." in other.client.get("/accounts/").text
    assert other.is_signed_in()
    assert visitor.sign_in("new@example.com", PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("debug", "asked", "written"),
    [
        (False, "example.com:8443", "https://example.com/"),
        (False, "Example.com.", "https://example.com/"),
        (False, "localhost:8000", "https://localhost:8000/"),
        (True, "example.com:8000", "https://example.com:8000/"),
    ],
)
def test_links_lead_to_this_site(
    debug: bool, asked: str, written: str, app: Flask, letters: list[Letter]
) -> None:
    app.debug = debug
    app.config["ALLOWED_HOSTS"] = ["example.com", "localhost"]
    with app.test_request_context(base_url=f"https://{asked}"):
        service.sign_up("new@example.com", PASSWORD)
        service.ask_for_reset("nobody@example.com")
    for letter in letters:
        assert re.findall(r"https?://[^/]+/", letter.body) == [written]


def test_link_alone_opens_nothing(
    visitor: Visitor, waiting: str, letters: list[Letter]
) -> None:
    visitor.send("/accounts/verify/again", email=waiting)
    visitor.client.get(letters[0].link)
    assert not visitor.is_signed_in()
    assert visitor.sign_in(waiting, "not the password").status_code == 422
    assert not visitor.is_signed_in()


def test_link_opens_no_other_account(
    app: Flask, visitor: Visitor, waiting: str, letters: list[Letter]
) -> None:
    with app.app_context():
        UserFactory.create(email="second@example.com", verified_at=None)
    visitor.send("/accounts/verify/again", email=waiting)
    visitor.client.get(letters[0].link)
    assert visitor.sign_in("second@example.com", PASSWORD).status_code == 422


def test_address_cannot_be_taken_before_its_owner_comes(
    visitor: Visitor, other: Visitor, letters: list[Letter]
) -> None:
    visitor.send("/accounts/signup", email="a@example.com", password="theirs, not mine")
    other.send("/accounts/signup", email="a@example.com", password=PASSWORD)
    assert other.client.get(letters[0].link).status_code == 404
    other.client.get(letters[1].link)
    assert other.sign_in("a@example.com", "theirs, not mine").status_code == 422
    assert other.sign_in("a@example.com", PASSWORD).status_code == 302


def test_sign_up_comes_too_late_for_an_owner_who_confirms(
    app: Flask, waiting: str, letters: list[Letter], monkeypatch: pytest.MonkeyPatch
) -> None:
    change_if = repository.change_if

    def confirm_before(*args: Any, **values: Any) -> bool:
        with app.app_context():
            owner = repository.find(waiting)
            assert owner
            service.verify(owner)
        return change_if(*args, **values)

    monkeypatch.setattr(repository, "change_if", confirm_before)
    with app.test_request_context():
        service.sign_up(waiting, "theirs, not mine")
        assert "You have an account already" in letters[0].body
        assert service.authenticate(waiting, "theirs, not mine") is None
        assert service.authenticate(waiting, PASSWORD)


def test_nothing_is_confirmed_with_a_password_that_was_replaced(
    app: Flask, waiting: str, letters: list[Letter], monkeypatch: pytest.MonkeyPatch
) -> None:
    matches = passwords.matches

    def replace_after(kept: str | None, password: str) -> bool:
        matched = matches(kept, password)
        with app.test_request_context():
            service.sign_up(waiting, "theirs, not mine")
        return matched

    monkeypatch.setattr(passwords, "matches", replace_after)
    with app.app_context():
        user = repository.find(waiting)
        assert service.authenticate(waiting, PASSWORD, confirming=user) is None
    with app.app_context():
        user = repository.find(waiting)
        assert user
        assert user.verified_at is None


@pytest.mark.parametrize(
    "path", ["/accounts/signup", "/accounts/verify/again", "/accounts/password/reset"]
)
def test_answer_does_not_tell_who_has_an_account(
    path: str, app: Flask, known: str, waiting: str, letters: list[Letter]
) -> None:
    answers = set()
    for email in (known, waiting, "nobody@example.com"):
        visitor = Visitor(app.test_client())
        answer = visitor.send(path, email=email, password=PASSWORD)
        answers.add((answer.status_code, answer.location, answer.text))
    assert len(answers) == 1
    assert [letter.to for letter in letters] == [known, waiting, "nobody@example.com"]


@pytest.mark.parametrize(
    "email", ["known@example.com", "waiting@example.com", "nobody@example.com"]
)
def test_time_does_not_tell_it_either(
    email: str,
    app: Flask,
    known: str,
    waiting: str,
    letters: list[Letter],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hashes: list[str] = []
    written: list[str] = []

    def keep(password: str, method: str) -> str:
        hashes.append(method)
        return f"{method}$salt${password}"

    def note(*execution: Any) -> None:
        written.extend(re.findall("^(?:INSERT|UPDATE)", execution[2]))

    monkeypatch.setattr(passwords, "generate_password_hash", keep)
    with app.test_request_context():
        event.listen(db.engine, "before_cursor_execute", note)
        service.sign_up(email, PASSWORD)
    assert (len(hashes), len(written), len(letters)) == (1, 1, 1)


def test_owner_is_told_of_a_second_sign_up(
    visitor: Visitor, known: str, letters: list[Letter]
) -> None:
    visitor.send("/accounts/signup", email=known, password="another long password")
    assert "You have an account already" in letters[0].body
    assert visitor.sign_in(known, "another long password").status_code == 422
    assert visitor.sign_in(known, PASSWORD).status_code == 302


def test_two_at_once_make_one_account(
    app: Flask, monkeypatch: pytest.MonkeyPatch, letters: list[Letter]
) -> None:
    with app.test_request_context():
        UserFactory.create(email="twice@example.com", verified_at=None)
        monkeypatch.setattr(repository, "find", lambda address: None)
        service.sign_up("twice@example.com", PASSWORD)
        with pytest.raises(IntegrityError):
            UserFactory.create(email="twice@example.com")
        db.session.rollback()
    assert letters == []


@pytest.mark.parametrize(
    ("email", "password", "problem"),
    [
        ("nonsense", PASSWORD, "This is not an e-mail address."),
        ("ä@example.com", PASSWORD, "This is not an e-mail address."),
        ("", PASSWORD, "This field is required."),
        ("a@example.com", "short", "Use at least 12 characters."),
        ("a@example.com", "x" * 1001, "Field cannot be longer than 1000 characters."),
        ("a@example.com", "Password1234", "This password is too easy to guess."),
        ("a@example.com", "ababababababab", "This password is too easy to guess."),
        ("me@long.example.com", "Me@Long.example.com", "too easy to guess."),
    ],
)
def test_wrong_entries_are_named(
    email: str, password: str, problem: str, visitor: Visitor, letters: list[Letter]
) -> None:
    answer = visitor.send("/accounts/signup", email=email, password=password)
    assert answer.status_code == 422
    assert problem in answer.text
    assert password not in answer.text or password in {"short"}
    assert letters == []


def test_addresses_are_spelt_in_one_way(app: Flask) -> None:
    with app.app_context():
        UserFactory.create(email="a@xn--bcher-kva.example")
        for spelling in ("A@Bücher.example", " a@BÜCHER.example "):
            assert repository.find(spelling)
        assert repository.find("") is None


def test_old_link_is_dead(
    visitor: Visitor,
    waiting: str,
    letters: list[Letter],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visitor.send("/accounts/verify/again", email=waiting)
    monkeypatch.setattr(
        account_letters, "CONFIRM_LIFETIME", -account_letters.CONFIRM_LIFETIME
    )
    assert visitor.client.get(letters[0].link).status_code == 404
    assert visitor.client.get("/accounts/verify?token=made.up").status_code == 404
