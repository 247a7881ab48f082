"""Tokens: who gets one, what it opens, and when it ends."""

from flask import Flask
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }}.accounts.models import User
from {{ cookiecutter.package_name }}.database import db

from ..accounts.factories import PASSWORD, UserFactory, sign_in
from .callers import caller

TOKENS = "/api/v1/tokens"


def make_user(app: Flask, **attributes: object) -> str:
    """Make an account and return its address."""
    with app.app_context():
        email: str = UserFactory.create(**attributes).email
    return email


def test_token_for_address_and_password(app: Flask, client: FlaskClient) -> None:
    sent = {"email": make_user(app).upper(), "password": PASSWORD}
    answer = client.post(TOKENS, json=sent)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert answer.get_json()["expires_in"] > 3600
    client.environ_base["HTTP_AUTHORIZATION"] = f"bearer {answer.get_json()['token']}"
    assert client.delete(TOKENS).status_code == 204


def test_refusal_is_the_same_whatever_is_wrong(app: Flask, client: FlaskClient) -> None:
    waiting = make_user(app, verified_at=None)
    refusals = [
        client.post(TOKENS, json={"email": email, "password": password})
        for email, password in [
            (make_user(app), "another password"),
            ("nobody@example.com", PASSWORD),
            ("no address", PASSWORD),
            ("\0\ud800", "\0\ud800"),
            (waiting, PASSWORD),
        ]
    ]
    assert {refusal.status_code for refusal in refusals} == {401}
    assert len({refusal.get_json()["detail"] for refusal in refusals}) == 1
    assert refusals[0].headers["WWW-Authenticate"].startswith("Bearer")


def test_incomplete_credentials_are_invalid(client: FlaskClient) -> None:
    answer = client.post(TOKENS, json={"email": "ada@example.com"})
    assert answer.status_code == 422
    assert list(answer.get_json()["errors"]) == ["password"]


def test_passwords_cannot_be_tried_for_long(app: Flask, client: FlaskClient) -> None:
    sent = {"email": make_user(app), "password": "wrong"}
    statuses = [client.post(TOKENS, json=sent).status_code for _ in range(11)]
    assert statuses == [401] * 10 + [429]


def test_tokens_end_when_they_are_ended(app: Flask) -> None:
    program = caller(app)
    assert program.delete(TOKENS).status_code == 204
    answer = program.delete(TOKENS)
    assert answer.status_code == 401
    assert "invalid_token" in answer.headers["WWW-Authenticate"]


def test_tokens_end_with_the_account(app: Flask) -> None:
    program = caller(app)
    with app.app_context():
        db.session.delete(db.session.query(User).one())
        db.session.commit()
    assert program.delete(TOKENS).status_code == 401


def test_what_is_no_token_is_refused(client: FlaskClient) -> None:
    for sent in ("Bearer", "Bearer x", "Basic YTpi", "Bearer é", "x"):
        answer = client.delete(TOKENS, headers={"Authorization": sent})
        assert answer.status_code == 401
        assert answer.mimetype == "application/problem+json"


def test_session_opens_nothing(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        sign_in(client, UserFactory.create())
    answer = client.delete(TOKENS)
    assert answer.status_code == 401
    assert "invalid_token" not in answer.headers["WWW-Authenticate"]
