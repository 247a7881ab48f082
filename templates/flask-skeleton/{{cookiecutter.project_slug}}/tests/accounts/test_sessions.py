"""Signing in and out, and what a session is worth."""

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.security import check_password_hash

from app import create_app
from {{ cookiecutter.package_name }}.accounts import passwords, repository
from {{ cookiecutter.package_name }}.accounts.sessions import (
    LIFETIME,
    RENEWED_AFTER,
)

from .conftest import Visitor
from .factories import PASSWORD


def test_sign_in_and_out(visitor: Visitor, known: str) -> None:
    assert not visitor.is_signed_in()
    answer = visitor.sign_in(known, PASSWORD)
    assert answer.status_code == 302
    page = visitor.client.get("/accounts/")
    assert known in page.text
    assert "Sign out" in page.text
    assert visitor.client.get("/accounts/login").status_code == 302
    assert visitor.client.get("/accounts/logout").status_code == 405
    assert visitor.client.post("/accounts/logout").status_code == 403
    assert visitor.is_signed_in()
    token = page.text.partition('name="csrf_token" value="')[2].partition('"')[0]
    answer = visitor.client.post("/accounts/logout", data={"csrf_token": token})
    assert answer.status_code == 302
    assert not visitor.is_signed_in()


def test_signing_out_ends_every_copy_of_the_cookie(
    app: Flask, visitor: Visitor, known: str
) -> None:
    visitor.sign_in(known, PASSWORD)
    cookie = visitor.client.get_cookie("session")
    assert cookie
    thief = Visitor(app.test_client())
    thief.client.set_cookie("session", cookie.value)
    assert thief.is_signed_in()
    forms = []
    for client in (visitor.client, thief.client):
        form = client.get("/accounts/").text.partition('name="csrf_token" value="')[2]
        forms.append({"csrf_token": form.partition('"')[0]})
    visitor.client.post("/accounts/logout", data=forms[0])
    answer = thief.client.post("/accounts/logout", data=forms[1])
    assert answer.status_code == 302
    thief.client.set_cookie("session", cookie.value)
    assert not thief.is_signed_in()


def test_refusals_are_alike(app: Flask, known: str, waiting: str) -> None:
    tries = [
        (known, "not the password"),
        (waiting, "not the password"),
        (waiting, PASSWORD),
        ("nobody@example.com", PASSWORD),
    ]
    texts = set()
    for email, password in tries:
        answer = Visitor(app.test_client()).sign_in(email, password)
        assert answer.status_code == 422
        assert f'value="{email}"' in answer.text
        assert password not in answer.text
        main = answer.text.partition("<main")[2].replace(email, "…")
        texts.add(main.partition('name="csrf_token"')[0])
    assert len(texts) == 1
    assert "not confirmed yet" in texts.pop()


@pytest.mark.parametrize("email", ["known@example.com", "nobody@example.com", "x"])
def test_every_sign_in_costs_one_hash(
    email: str, app: Flask, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[str] = []

    def count(kept: str, password: str) -> bool:
        counted.append(kept.rpartition("$")[0].partition("$")[0])
        return check_password_hash(kept, password)

    monkeypatch.setattr(passwords, "check_password_hash", count)
    with app.app_context():
        user = repository.find(email)
        kept = user.password_hash if user else None
        assert not passwords.matches(kept, "not the password")
        assert counted == [passwords.method()]


def test_session_is_a_new_one(visitor: Visitor, known: str) -> None:
    with visitor.client.session_transaction() as session:
        session["planted"] = "by somebody else"
        session["csrf_token"] = "known to somebody else"
    visitor.sign_in(known, PASSWORD)
    with visitor.client.session_transaction() as session:
        assert "planted" not in session
        assert session.get("csrf_token") != "known to somebody else"
        assert session.permanent


def test_session_ends_some_day(app: Flask, visitor: Visitor, known: str) -> None:
    visitor.sign_in(known, PASSWORD)
    cookie = visitor.client.get_cookie("session")
    assert cookie
    assert cookie.max_age is not None or cookie.expires
    assert app.permanent_session_lifetime == LIFETIME
    assert cookie.http_only
    assert cookie.secure


@pytest.mark.parametrize(
    "key", ["", "1", "1.", "1.wrong", "-1.x", "²." + "x", f"{10**30}.x", "x.y"]
)
def test_made_up_session_is_nobody_s(key: str, visitor: Visitor, known: str) -> None:
    with visitor.client.session_transaction() as session:
        session["_user_id"] = key
    assert not visitor.is_signed_in()


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("?next=/accounts/password/change", "/accounts/password/change"),
        ("?next=/%3Fpage%3D2", "/?page=2"),
        ("?next=https://evil.example/", None),
        ("?next=//evil.example/", None),
        ("?next=/%5Cevil.example/", None),
        ("?next=/%09/evil.example/", None),
        ("?next=%20//evil.example/", None),
        ("?next=javascript:alert(1)", None),
        ("", None),
    ],
)
def test_next_stays_on_the_site(
    query: str, target: str | None, visitor: Visitor, known: str
) -> None:
    home = visitor.sign_in(known, PASSWORD).location
    visitor.client.delete_cookie("session")
    assert visitor.sign_in(known, PASSWORD, query).location == (target or home)
    assert visitor.client.get(f"/accounts/login{query}").location == (target or home)


def test_way_back_is_kept(visitor: Visitor) -> None:
    answer = visitor.client.get("/accounts/password/change?from=menu")
    assert answer.location == (
        "/accounts/login?next=/accounts/password/change?from%3Dmenu"
    )


def test_pages_of_who_is_signed_in_are_kept_by_nobody(
    visitor: Visitor, known: str
) -> None:
    assert "no-store" not in visitor.client.get("/").headers.get("Cache-Control", "")
    login = visitor.client.get("/accounts/login")
    assert login.headers["Cache-Control"] == "no-store"
    visitor.sign_in(known, PASSWORD)
    for path in ("/accounts/", "/nowhere"):
        headers = visitor.client.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert "Cookie" in headers["Vary"]
    with visitor.client.get("/static/style.css") as styles:
        assert "no-store" not in styles.headers.get("Cache-Control", "")
        assert "Cookie" not in styles.headers.get("Vary", "")
    missing = visitor.client.get("/static/nowhere")
    assert known in missing.text
    assert missing.headers["Cache-Control"] == "no-store"


def test_session_is_renewed_after_half_of_its_lifetime(
    visitor: Visitor, known: str
) -> None:
    visitor.sign_in(known, PASSWORD)
    visitor.client.get("/accounts/")  # which brings the token of its form
    for path in ("/accounts/", "/static/style.css"):
        with visitor.client.get(path) as answer:
            assert "Set-Cookie" not in answer.headers
    with visitor.client.session_transaction() as session:
        session["since"] -= RENEWED_AFTER + 1
    assert "Set-Cookie" in visitor.client.get("/accounts/").headers
    assert "Set-Cookie" not in visitor.client.get("/accounts/").headers


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nowhere", 404), ("/lost", 503), ("/accounts/", 503), ("/accounts/sent", 200)],
)
def test_lost_database_has_pages(
    path: str, status: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    app = create_app()
    app.add_url_rule("/lost", view_func=lambda: str(repository.get(1)))
    visitor = Visitor(app.test_client())
    with visitor.client.session_transaction() as session:
        session["_user_id"] = "1.stamp"
    answer = visitor.client.get(path)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert "Sign in" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
