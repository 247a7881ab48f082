"""Signing up, and confirming the address."""

from __future__ import annotations

import re
import time

import pytest
from allauth.account.models import EmailConfirmationHMAC
from django.contrib.auth.hashers import (
    BasePasswordHasher,
    get_hasher,
    make_password,
)
from django.core import mail
from django.db import IntegrityError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from .. import forms
from ..letters import site_address
from ..models import User
from .conftest import Visitor, link
from .factories import PASSWORD, UserFactory

# Longer than a column as it is kept, and not as it is typed.
LONG = f"a@{'.'.join(['龍가中힣丐龜一각'] * 12)}.com"

pytestmark = pytest.mark.django_db


def sign_up(visitor: Visitor, email: str, password: str = PASSWORD) -> None:
    """Sign up as people do."""
    answer = visitor.send("/accounts/signup/", email=email, password1=password)
    assert answer.headers["Location"] == "/accounts/sent/"


def test_sign_up_confirm_and_sign_in(visitor: Visitor, other: Visitor) -> None:
    fields = {"email": "New@Example.com", "password1": PASSWORD}
    answer = visitor.send("/accounts/signup/", **fields)
    assert answer.headers["Location"] == "/accounts/sent/"
    assert "Check your mail" in visitor.client.get("/accounts/sent/").text
    assert mail.outbox[0].to == ["new@example.com"]
    assert mail.outbox[0].subject == "Confirm your address"
    assert mail.outbox[0].extra_headers["Auto-Submitted"] == "auto-generated"
    assert visitor.sign_in("new@example.com", PASSWORD).status_code == 422
    opened = other.client.get(link())
    assert opened.headers["Location"] == "/accounts/login/"
    page = other.client.get(opened.headers["Location"]).text
    assert "Sign in to confirm your address." in page
    assert other.sign_in("NEW@example.com ", PASSWORD).status_code == 302
    assert "Your address is confirmed." in other.client.get("/accounts/").text
    assert other.is_signed_in()
    assert visitor.sign_in("new@example.com", PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("debug", "asked", "written"),
    [
        (False, "example.com:8443", "https://example.com"),
        (False, "Example.com.", "https://example.com"),
        (False, "localhost:8000", "https://localhost:8000"),
        (True, "example.com:8000", "https://example.com:8000"),
    ],
)
def test_links_lead_to_this_site(
    debug: bool, asked: str, written: str, settings: Settings, rf: RequestFactory
) -> None:
    settings.DEBUG = debug
    settings.ALLOWED_HOSTS = ["example.com", "localhost"]
    request = rf.get("/", secure=True, headers={"host": asked})
    assert site_address(request) == written


def test_letters_name_no_port(known: str, settings: Settings) -> None:
    client = Client(headers={"host": "testserver:8443"})
    for path in ("/accounts/verify/again/", "/accounts/password/reset/"):
        for email in (known, "nobody@example.com"):
            client.post(path, {"email": email})
    for letter in mail.outbox:
        found = re.findall(r"https?://[^/]+/", str(letter.body))
        assert set(found) == {"http://testserver/"}
    assert len(mail.outbox) == 4


def test_link_alone_opens_nothing(visitor: Visitor, waiting: str) -> None:
    visitor.send("/accounts/verify/again/", email=waiting)
    visitor.client.get(link())
    assert not visitor.is_signed_in()
    assert visitor.sign_in(waiting, "not the password").status_code == 422
    assert not visitor.is_signed_in()


def test_link_opens_no_other_account(visitor: Visitor, waiting: str) -> None:
    UserFactory.create(email="second@example.com", confirmed=False)
    visitor.send("/accounts/verify/again/", email=waiting)
    visitor.client.get(link())
    assert visitor.sign_in("second@example.com", PASSWORD).status_code == 422


def test_link_signs_out_who_is_signed_in(visitor: Visitor, known: str) -> None:
    UserFactory.create(email="second@example.com", confirmed=False)
    visitor.send("/accounts/verify/again/", email="second@example.com")
    visitor.sign_in(known, PASSWORD)
    visitor.client.get(link())
    assert not visitor.is_signed_in()
    assert visitor.sign_in("second@example.com", PASSWORD).status_code == 302


def test_address_cannot_be_taken_before_its_owner_comes(
    visitor: Visitor, other: Visitor
) -> None:
    sign_up(visitor, "a@example.com", "theirs, not mine")
    sign_up(other, "a@example.com", PASSWORD)
    other.client.get(link(1))
    assert other.sign_in("a@example.com", "theirs, not mine").status_code == 422
    assert other.sign_in("a@example.com", PASSWORD).status_code == 302


def test_sign_up_comes_too_late_for_an_owner_who_confirms(
    waiting: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def confirm_meanwhile(password: str) -> str:
        User.objects.get(email=waiting).confirm()
        return make_password(password)

    monkeypatch.setattr(forms, "make_password", confirm_meanwhile)
    fields = {"email": waiting, "password1": "theirs, not mine"}
    assert client.post("/accounts/signup/", fields).status_code == 302
    assert User.objects.get(email=waiting).check_password(PASSWORD)


def test_nothing_is_confirmed_with_a_password_that_was_replaced(
    visitor: Visitor, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.send("/accounts/verify/again/", email=waiting)
    visitor.client.get(link())
    user = User.objects.get(email=waiting)
    from_key = EmailConfirmationHMAC.from_key

    def replace_meanwhile(key: str) -> object:
        forms.replace_password(user, make_password("theirs, not mine"))
        return from_key(key)

    monkeypatch.setattr(EmailConfirmationHMAC, "from_key", replace_meanwhile)
    assert visitor.sign_in(waiting, PASSWORD).status_code == 422
    assert not User.objects.get(email=waiting).is_confirmed


@pytest.mark.parametrize(
    "path",
    ["/accounts/signup/", "/accounts/verify/again/", "/accounts/password/reset/"],
)
def test_answer_does_not_tell_who_has_an_account(
    path: str, known: str, waiting: str
) -> None:
    answers = set()
    for email in (known, waiting, "nobody@example.com"):
        client = Client()
        answer = client.post(path, {"email": email, "password1": PASSWORD})
        page = client.get(answer.headers["Location"])
        answers.add((answer.status_code, answer.headers["Location"], page.text))
    assert len(answers) == 1
    people = [known, waiting, "nobody@example.com"]
    assert [each.to[0] for each in mail.outbox] == people


@pytest.mark.parametrize(
    "email", ["known@example.com", "waiting@example.com", "nobody@example.com"]
)
@pytest.mark.usefixtures("known", "waiting")
def test_time_does_not_tell_it_either(
    email: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    hasher: type[BasePasswordHasher] = type(get_hasher())
    encode = hasher.encode

    def count(self: BasePasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(hasher, "encode", count)
    with CaptureQueriesContext(connection) as queries:
        client.post("/accounts/signup/", {"email": email, "password1": PASSWORD})
    assert hashed == [PASSWORD]
    assert len(mail.outbox) == 1
    assert any("INSERT" in each["sql"] for each in queries.captured_queries)


def test_owner_is_told_of_a_second_sign_up(visitor: Visitor, known: str) -> None:
    sign_up(visitor, known, "another long password")
    assert "You have an account already" in mail.outbox[0].body
    assert visitor.sign_in(known, "another long password").status_code == 422
    assert visitor.sign_in(known, PASSWORD).status_code == 302


def test_two_at_once_make_one_account(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(user: User, **_: object) -> None:
        raise IntegrityError

    monkeypatch.setattr(User, "save", taken)
    sign_up(visitor, "twice@example.com")
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("email", "password", "problem"),
    [
        ("nonsense", PASSWORD, "This is not an e-mail address."),
        ("ä@example.com", PASSWORD, "This is not an e-mail address."),
        (LONG, PASSWORD, "at most 254 characters"),
        ("", PASSWORD, "This field is required."),
        ("a@example.com", "short", "at least 12 characters."),
        ("a@example.com", "Long one." * 112, "Use at most 1000 characters."),
        ("a@example.com", "Password1234", "This password is too common."),
        ("a@example.com", "Passwordpassword", "too easy to guess."),
        ("a@example.com", "ababababababab", "too easy to guess."),
        ("me@long.example.com", "Me@Long.example.com", "too similar to the Email."),
    ],
)
def test_wrong_entries_are_named(
    email: str, password: str, problem: str, visitor: Visitor
) -> None:
    path = "/accounts/signup/"
    answer = visitor.send(path, email=email, password1=password)
    assert answer.status_code == 422
    assert problem in answer.text
    assert f'value="{password}"' not in answer.text
    assert mail.outbox == []


def test_addresses_are_spelt_in_one_way(visitor: Visitor) -> None:
    user = UserFactory.create(email="A@BÜCHER.example")
    assert user.email == "a@xn--bcher-kva.example"
    for spelling in ("A@Bücher.example", " a@BÜCHER.example "):
        assert User.objects.get(email=spelling) == user
        assert User.objects.get_by_natural_key(spelling) == user
    assert not User.objects.filter(email="").exists()
    assert not User.objects.filter(email=f"a@{'x' * 64}.example").exists()
    assert visitor.sign_in("A@Bücher.example", PASSWORD).status_code == 302
    with pytest.raises(IntegrityError):
        UserFactory.create(email="a@bücher.example")


def test_old_link_is_dead(
    visitor: Visitor, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.send("/accounts/verify/again/", email=waiting)
    path, _, token = link().partition("?token=")
    assert path == "/accounts/verify/", "logs of requests would show the token"
    assert token
    for wrong in (path, f"{path}?token=made:up", f"{link()}x"):
        assert visitor.client.get(wrong).status_code == 404
    three_days = 3 * 24 * 60 * 60 + 1
    later = time.time() + three_days
    monkeypatch.setattr(time, "time", lambda: later)
    assert visitor.client.get(link()).status_code == 404


def test_confirmed_address_is_not_confirmed_again(visitor: Visitor, known: str) -> None:
    visitor.send("/accounts/verify/again/", email=known)
    assert "your address is confirmed" in mail.outbox[0].body
    assert "?token=" not in mail.outbox[0].body


def test_dead_mail_server_is_not_the_visitor_s_trouble(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    sign_up(visitor, "a@example.com")
{% if cookiecutter | has("jobs") %}
    task = "{{ cookiecutter.package_name }}.tasks.send_mail"
    assert task in caplog.text
{% else %}
    assert "A mail could not be sent" in caplog.text
{% endif %}
    assert "?token=" not in caplog.text
