"""Signing in and out, and what a session is worth."""

from __future__ import annotations

import pytest
from django.contrib.auth.hashers import BasePasswordHasher, get_hasher
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client

from ..middleware import RENEWED_AFTER, SINCE
from ..models import User
from .conftest import Visitor
from .factories import PASSWORD, signed_in

pytestmark = pytest.mark.django_db


def test_sign_in_and_out(visitor: Visitor, known: str) -> None:
    assert not visitor.is_signed_in()
    answer = visitor.sign_in(known, PASSWORD)
    assert answer.status_code == 302
    text = visitor.client.get("/accounts/").text
    assert known in text
    assert "Sign out" in text
    assert visitor.client.get("/accounts/login/").status_code == 302
    assert visitor.client.get("/accounts/logout/").status_code == 405
    assert visitor.client.post("/accounts/logout/").status_code == 403
    assert visitor.is_signed_in()
    token = visitor.client.cookies["csrftoken"].value
    path, fields = "/accounts/logout/", {"csrfmiddlewaretoken": token}
    page = visitor.client.post(path, fields, follow=True)
    assert "You are signed out." in page.text
    assert not visitor.is_signed_in()


def test_signing_out_ends_every_copy_of_the_cookie(known: str) -> None:
    client, thief = signed_in(User.objects.get(email=known)), Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert Visitor(thief).is_signed_in()
    client.post("/accounts/logout/")
    assert not Visitor(thief).is_signed_in()


def test_refusals_are_alike(known: str, waiting: str) -> None:
    closed = User.objects.create_user("closed@example.com", PASSWORD, is_active=False)
    closed.confirm()
    tries = [
        (known, "not the password"),
        (waiting, "not the password"),
        (waiting, PASSWORD),
        (closed.email, PASSWORD),
        ("nobody@example.com", PASSWORD),
    ]
    texts = set()
    for email, password in tries:
        fields = {"login": email, "password": password}
        answer = Client().post("/accounts/login/", fields)
        assert answer.status_code == 422
        assert f'value="{email}"' in answer.text
        assert password not in answer.text
        texts.add(answer.text.partition("not confirmed yet")[2].replace(email, "…"))
    assert len(texts) == 1
    assert texts != {""}


@pytest.mark.parametrize("email", ["known@example.com", "nobody@example.com"])
@pytest.mark.usefixtures("known")
def test_every_sign_in_costs_one_hash(
    email: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    hasher: type[BasePasswordHasher] = type(get_hasher())
    encode = hasher.encode

    def count(self: BasePasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hasher, "encode", count)
    client.post("/accounts/login/", {"login": email, "password": "not the password"})
    assert hashed == ["not the password"]


def test_session_is_a_new_one(client: Client, known: str) -> None:
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies["sessionid"] = planted = str(session.session_key)
    token = client.get("/accounts/login/").cookies["csrftoken"].value
    client.post("/accounts/login/", {"login": known, "password": PASSWORD})
    assert client.cookies["sessionid"].value != planted
    assert client.cookies["csrftoken"].value != token


def test_session_ends_some_day(visitor: Visitor, known: str) -> None:
    visitor.sign_in(known, PASSWORD)
    cookie = visitor.client.cookies["sessionid"]
    assert cookie["max-age"] == 14 * 24 * 60 * 60
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("?next=/accounts/password/change/", "/accounts/password/change/"),
        ("?next=/%3Fpage%3D2", "/?page=2"),
        ("?next=https://evil.example/", None),
        ("?next=//evil.example/", None),
        ("?next=/%5Cevil.example/", None),
        ("?next=/%09/evil.example/", None),
        ("?next=%20//evil.example/", None),
        ("?next=javascript:alert(1)", None),
        ("?next=http://testserver/", None),
        ("?next=http://[", None),
        ("", None),
    ],
)
def test_next_stays_on_the_site(query: str, target: str | None, known: str) -> None:
    fields = {"login": known, "password": PASSWORD}
    home = Client().post("/accounts/login/", fields).headers["Location"]
    client = Client()
    answer = client.post(f"/accounts/login/{query}", fields)
    assert answer.headers["Location"] == (target or home)
    answer = client.get(f"/accounts/login/{query}")
    assert answer.headers["Location"] == (target or home)


def test_way_back_is_kept(client: Client) -> None:
    answer = client.get("/accounts/password/change/?from=menu")
    assert answer.headers["Location"] == (
        "/accounts/login/?next=/accounts/password/change/%3Ffrom%3Dmenu"
    )


def test_pages_of_who_is_signed_in_are_kept_by_nobody(
    visitor: Visitor, known: str
) -> None:
    assert "no-store" not in visitor.client.get("/").headers.get("Cache-Control", "")
    login = visitor.client.get("/accounts/login/")
    assert "no-store" in login.headers["Cache-Control"]
    visitor.sign_in(known, PASSWORD)
    for path in ("/accounts/", "/nowhere/", "/accounts/logout/"):
        answer = visitor.client.get(path)
        assert "no-store" in answer.headers["Cache-Control"]
        assert "Cookie" in answer.headers["Vary"]
        assert known in answer.text
    styles = visitor.client.get("/static/style.css")
    styles.close()
    assert "no-store" not in styles.headers.get("Cache-Control", "")
    assert "Cookie" not in styles.headers.get("Vary", "")


def test_session_is_renewed_after_half_of_its_lifetime(
    visitor: Visitor, known: str
) -> None:
    visitor.sign_in(known, PASSWORD)
    assert "sessionid" not in visitor.client.get("/accounts/").cookies
    session = visitor.client.session
    session[SINCE] -= RENEWED_AFTER + 1
    session.save()
    assert "sessionid" in visitor.client.get("/accounts/").cookies
    assert "sessionid" not in visitor.client.get("/accounts/").cookies


@pytest.mark.parametrize(("path", "status"), [("/nowhere/", 404), ("/accounts/", 500)])
def test_lost_database_has_pages(
    path: str, status: int, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in(User.objects.get(email=known))
    client.raise_request_exception = False

    def lost(*_: object) -> None:
        raise OperationalError("The database is away")

    monkeypatch.setattr(connection, "cursor", lost)
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Sign in" in answer.text
