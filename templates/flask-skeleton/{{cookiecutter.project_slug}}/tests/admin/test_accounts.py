"""Accounts in the admin site: listed, found, made, changed and deleted."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }}.accounts import (
    letters,
    passwords,
    repository,
)
from {{ cookiecutter.package_name }}.accounts.models import User
from {{ cookiecutter.package_name }}.admin.accounts import AccountForm
from {{ cookiecutter.package_name }}.database import db

from ..accounts.factories import PASSWORD, UserFactory
from .staff import BOSS, main, send, staff_client

GOOD = {"email": "Ann@example.com", "role": "user", "password": " a good password "}
NEW = "/admin/users/new/"


@pytest.fixture
def staff(app: Flask) -> FlaskClient:
    """Sign in one of the staff."""
    return staff_client(app)


def make(app: Flask, *emails: str) -> list[int]:
    """Make accounts, and return their keys."""
    with app.app_context():
        return [UserFactory.create(email=email).id for email in emails]


def kept(app: Flask, email: str) -> User | None:
    """Find an account as it is now."""
    with app.app_context():
        return repository.find(email)


def test_list_and_search(app: Flask, staff: FlaskClient) -> None:
    make(app, "ann@example.com", "bob@example.com")
    page = main(staff, "/admin/users/")
    assert page.index("bob@example.com") < page.index("ann@example.com")
    assert "UTC" in page
    assert "pbkdf2" not in page
    found = main(staff, "/admin/users/?search=ANN")
    assert "ann@example.com" in found
    assert "bob@example.com" not in found
    for query in ("search=nobody", "page=9"):
        assert "Nothing was found." in main(staff, f"/admin/users/?{query}")


def test_filter_and_sort(app: Flask, staff: FlaskClient) -> None:
    make(app, "ann@example.com", "bob@example.com")
    page = main(staff, "/admin/users/?flt0_0=staff")
    assert '<option value="staff" selected>Staff</option>' in page
    assert BOSS in page
    assert "ann@example.com" not in page
    page = main(staff, "/admin/users/?sort=0")
    assert page.index("ann@example.com") < page.index(BOSS)
    assert 'aria-sort="ascending"' in page
    page = main(staff, "/admin/users/?sort=0&desc=1")
    assert page.index(BOSS) < page.index("ann@example.com")


def test_long_lists_have_pages(app: Flask, staff: FlaskClient) -> None:
    make(app, *(f"person{number:02}@example.com" for number in range(20)))
    page = main(staff, "/admin/users/?sort=0")
    assert "Page 1 of 2" in page
    assert "person19@example.com" not in page
    assert "person19@example.com" in main(staff, "/admin/users/?sort=0&page=1")


@pytest.mark.parametrize("page", ["-1", "9" * 30])
def test_page_that_is_not_there(staff: FlaskClient, page: str) -> None:
    assert staff.get(f"/admin/users/?page={page}").status_code == 404


def test_address_says_what_was_asked_for(staff: FlaskClient) -> None:
    answer = staff.get("/admin/users/?search=%00+ann+&flt0_0=&sort=0&page=&x=1")
    assert answer.location == "/admin/users/?search=ann&sort=0"


@pytest.mark.parametrize(
    "name", ["endpoint", "self", "_external", "_anchor", "_method", "_scheme", "id"]
)
def test_address_is_made_of_what_lists_know(staff: FlaskClient, name: str) -> None:
    assert staff.get(f"/admin/users/?x=+&{name}=x").location == "/admin/users/"


@pytest.mark.parametrize("page", ["delete", "edit", "new", "details"])
@pytest.mark.parametrize(
    "away",
    ["https:evil.com", "https://evil.com", "//evil.com", "/%5Cevil.com", "%09//x"],
)
def test_way_back_stays_on_the_site(
    app: Flask, staff: FlaskClient, page: str, away: str
) -> None:
    (key,) = make(app, "ann@example.com")
    path = f"/admin/users/{page}/?id={key}&url="
    assert staff.get(f"{path}{away}").status_code == 400
    assert send(staff, f"/admin/users/delete/?id={key}&url=/admin/", {}).location == (
        "/admin/"
    )


def test_make(app: Flask, staff: FlaskClient) -> None:
    assert send(staff, NEW, {**GOOD, "verified_at": "y"}).location == "/admin/users/"
    user = kept(app, "ann@example.com")
    assert user
    assert user.verified_at
    with app.app_context():
        assert passwords.matches(user.password_hash, GOOD["password"])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"email": ""}, "This field is required."),
        ({"email": "ann"}, "This is not an e-mail address."),
        ({"email": "BOSS@example.com"}, "There is an account with this address."),
        ({"role": "owner"}, "Not a valid choice."),
        ({"password": ""}, "This field is required."),
        ({"password": "short"}, "Use at least 12 characters."),
        ({"password": "ann@example.com"}, "This password is too easy to guess."),
    ],
)
def test_errors_stand_beside_the_field(
    app: Flask, staff: FlaskClient, wrong: dict[str, str], message: str
) -> None:
    answer = send(staff, NEW, {**GOOD, **wrong})
    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    assert message in answer.text
    assert kept(app, "ann@example.com") is None


def test_every_kind_of_message_has_its_colour(app: Flask, staff: FlaskClient) -> None:
    folder = Path(str(app.static_folder))
    styles = [(folder / name).read_text() for name in ("style.css", "admin.css")]
    pages = send(staff, NEW, {}).text, send(staff, NEW, GOOD).text, main(staff, NEW)
    kinds = set(re.findall(r'data-category="(\w+)"', "".join(pages)))
    assert kinds == {"danger", "success"}
    for kind in kinds:
        assert f'.message[data-category="{kind}"]' in "".join(styles)


def test_change_keeps_the_password(app: Flask, staff: FlaskClient) -> None:
    (key,) = make(app, "ann@example.com")
    path = f"/admin/users/edit/?id={key}"
    page = main(staff, path)
    assert 'value="ann@example.com"' in page
    assert "pbkdf2" not in page
    data = {"email": "anna@example.com", "role": "staff"}
    assert send(staff, path, data).status_code == 302
    user = kept(app, "anna@example.com")
    assert user
    assert user.is_staff
    assert user.verified_at is None
    with app.app_context():
        assert passwords.matches(user.password_hash, PASSWORD)


def test_address_is_confirmed_with_a_new_password_only(
    app: Flask, staff: FlaskClient
) -> None:
    with app.app_context():
        user = UserFactory.create(email="ann@example.com", verified_at=None)
        path = f"/admin/users/edit/?id={user.id}"
    data = {"email": "ann@example.com", "role": "staff", "verified_at": "y"}
    answer = send(staff, path, data)
    assert answer.status_code == 422
    assert "anybody may know this one" in answer.text
    assert send(staff, path, {**data, "password": "a good password"}).status_code == 302
    changed = kept(app, "ann@example.com")
    assert changed
    assert changed.verified_at
    assert send(staff, path, data).status_code == 302


def test_new_password_is_told_to_the_owner(
    app: Flask, staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(letters, "changed", lambda user: told.append(user.email))
    (key,) = make(app, "ann@example.com")
    path = f"/admin/users/edit/?id={key}"
    assert send(staff, path, {**GOOD, "password": "short"}).status_code == 422
    assert send(staff, path, GOOD).status_code == 302
    user = kept(app, "ann@example.com")
    assert user
    with app.app_context():
        assert passwords.matches(user.password_hash, GOOD["password"])
    assert told == ["ann@example.com"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"role": "user", "verified_at": "y"}, "You cannot change your own role."),
        ({"role": "staff"}, "You could not sign in any more."),
    ],
)
def test_nobody_locks_themselves_out(
    app: Flask, staff: FlaskClient, data: dict[str, str], message: str
) -> None:
    boss = kept(app, BOSS)
    assert boss
    path = f"/admin/users/edit/?id={boss.id}"
    answer = send(staff, path, {"email": BOSS, **data})
    assert answer.status_code == 422
    assert message in answer.text


def test_delete_asks_first(app: Flask, staff: FlaskClient) -> None:
    (key,) = make(app, "ann@example.com")
    path = f"/admin/users/delete/?id={key}"
    assert "<bdi>ann@example.com</bdi>" in main(staff, path)
    assert staff.post(path).status_code == 403
    assert kept(app, "ann@example.com")
    assert send(staff, path, {}).location == "/admin/users/"
    assert kept(app, "ann@example.com") is None
    assert "Deleted." in main(staff, "/admin/users/")


def test_delete_many_at_once_but_not_oneself(app: Flask, staff: FlaskClient) -> None:
    first, second = make(app, "ann@example.com", "bob@example.com")
    boss = kept(app, BOSS)
    assert boss
    send(staff, f"/admin/users/delete/?id={first}&id={boss.id}&id={second}", {})
    page = main(staff, "/admin/users/")
    assert 'data-category="error">You cannot delete your own account here.' in page
    assert BOSS in page
    assert "ann@example.com" not in page
    assert "bob@example.com" not in page


@pytest.mark.parametrize("key", ["", "0", "x", "-1", "9" * 30, "%00", "7&id=8"])
def test_nothing_is_under_an_odd_key(staff: FlaskClient, key: str) -> None:
    assert staff.get(f"/admin/users/edit/?id={key}").location == "/admin/users/"
    assert staff.get(f"/admin/users/delete/?id={key}").location == "/admin/users/"
    assert "Nothing was chosen." in main(staff, "/admin/users/")


def test_what_the_database_refuses_is_told(
    app: Flask,
    staff: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(AccountForm, "validate_email", lambda form, field: None)
    answer = send(staff, NEW, {**GOOD, "email": BOSS})
    assert answer.status_code == 422
    assert "it would contradict another record" in answer.text
    assert "UNIQUE" not in answer.text
    assert "pbkdf2" not in answer.text
    logged = capsys.readouterr().out
    assert "The database refused a change: " in logged
    assert BOSS not in logged


def test_crash_is_one_like_any_other(
    app: Flask, staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.session, "commit", lambda: 1 / 0)
    answer = send(staff, NEW, GOOD)
    assert answer.status_code == 500
    assert "division" not in answer.text
