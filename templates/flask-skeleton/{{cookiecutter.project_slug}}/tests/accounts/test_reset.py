"""A new password, for who forgot the old one and for who did not."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from {{ cookiecutter.package_name }}.accounts import letters as account_letters
from {{ cookiecutter.package_name }}.accounts import passwords, repository
from {{ cookiecutter.package_name }}.database import db

from .conftest import Letter, Visitor
from .factories import PASSWORD

ANOTHER = "another long password"


def test_reset(visitor: Visitor, known: str, letters: list[Letter]) -> None:
    visitor.send("/accounts/password/reset", email=known)
    link = letters[0].link
    assert visitor.send(link, password="short").status_code == 422
    assert visitor.send(link, password=ANOTHER).location == "/accounts/login"
    assert "was changed" in letters[1].body
    assert visitor.sign_in(known, PASSWORD).status_code == 422
    assert visitor.sign_in(known, ANOTHER).status_code == 302


def test_link_counts_once(visitor: Visitor, known: str, letters: list[Letter]) -> None:
    visitor.send("/accounts/password/reset", email=known)
    visitor.send("/accounts/password/reset", email=known)
    visitor.send(letters[0].link, password=ANOTHER)
    for letter in letters[:2]:
        assert visitor.client.get(letter.link).status_code == 404


def test_link_dies_with_the_address(
    app: Flask, visitor: Visitor, known: str, letters: list[Letter]
) -> None:
    visitor.send("/accounts/password/reset", email=known)
    with app.app_context():
        user = repository.find(known)
        assert user
        user.email = "moved@example.com"
        db.session.commit()
    assert visitor.client.get(letters[0].link).status_code == 404


def test_link_counts_for_one_purpose_and_an_hour(
    visitor: Visitor,
    known: str,
    letters: list[Letter],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    visitor.send("/accounts/password/reset", email=known)
    token = letters[0].link.partition("=")[2]
    assert visitor.client.get(f"/accounts/verify?token={token}").status_code == 404
    monkeypatch.setattr(account_letters, "RESET_LIFETIME", timedelta(seconds=-1))
    assert visitor.client.get(letters[0].link).status_code == 404


def test_reset_confirms_the_address(
    visitor: Visitor, waiting: str, letters: list[Letter]
) -> None:
    visitor.send("/accounts/password/reset", email=waiting)
    visitor.send(letters[0].link, password=ANOTHER)
    assert visitor.sign_in(waiting, ANOTHER).status_code == 302


def test_reset_and_confirmation_are_kept_at_once(
    visitor: Visitor, waiting: str, letters: list[Letter]
) -> None:
    visitor.send("/accounts/password/reset", email=waiting)
    kept = []

    def note(session: object) -> None:
        user = repository.find(waiting)
        assert user
        is_new = passwords.matches(user.password_hash, ANOTHER)
        kept.append((user.verified_at is not None, is_new))

    event.listen(db.session, "before_commit", note)
    try:
        visitor.send(letters[0].link, password=ANOTHER)
    finally:
        event.remove(db.session, "before_commit", note)
    assert kept == [(True, True)]


def test_change_ends_all_other_sessions(
    visitor: Visitor, other: Visitor, known: str, letters: list[Letter]
) -> None:
    visitor.sign_in(known, PASSWORD)
    other.sign_in(known, PASSWORD)
    path = "/accounts/password/change"
    wrong = visitor.send(path, current="not the password", password=ANOTHER)
    assert wrong.status_code == 422
    assert "This is not your password." in wrong.text
    assert visitor.send(path, current=PASSWORD, password=known).status_code == 422
    assert other.is_signed_in()
    answer = visitor.send(path, current=PASSWORD, password=ANOTHER)
    assert answer.location == "/accounts/"
    assert visitor.is_signed_in()
    assert not other.is_signed_in()
    assert [letter.to for letter in letters] == [known]
