"""Permissions: who is kept out of what."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }}.accounts import repository

from .conftest import Visitor
from .factories import UserFactory, sign_in


@pytest.fixture
def boss(app: Flask) -> Visitor:
    """Make one of the staff, who is signed in."""
    client = app.test_client()
    with app.app_context():
        sign_in(client, UserFactory.create(email="boss@example.com", role="staff"))
    return Visitor(client)


@pytest.fixture
def ordinary(app: Flask, known: str) -> FlaskClient:
    """Make somebody signed in, who is not one of the staff."""
    client = app.test_client()
    with app.app_context():
        user = repository.find(known)
        assert user
        sign_in(client, user)
    return client


def guards(view: Callable[..., Any] | None) -> Iterator[str]:
    """Name the functions that stand around a view."""
    while view:
        yield view.__code__.co_qualname.partition(".")[0]
        view = getattr(view, "__wrapped__", None)


def guarded(app: Flask, by: str) -> list[tuple[str, str]]:
    """Find the addresses behind a guard, with each method they answer."""
    urls = app.url_map.bind("localhost")
    return [
        (method, urls.build(rule.endpoint, dict.fromkeys(rule.arguments, 1)))
        for rule in app.url_map.iter_rules()
        if by in guards(app.view_functions[rule.endpoint])
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "DELETE"}
    ]


def test_strangers_are_kept_out_of_each_guarded_page(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    pages = guarded(app, by="login_required")
    assert ("GET", "/accounts/password/change") in pages
    assert ("POST", "/accounts/people/1/") in pages
    for method, path in pages:
        answer = app.test_client().open(path, method=method)
        assert answer.status_code == 302, path
        assert answer.location.startswith("/accounts/login"), path


def test_others_are_kept_out_of_each_page_for_staff(
    app: Flask, ordinary: FlaskClient
) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    pages = guarded(app, by="staff_required")
    assert ("GET", "/accounts/people/") in pages
    for method, path in pages:
        assert ordinary.open(path, method=method).status_code == 403, path
    assert "/accounts/people/" not in ordinary.get("/accounts/").text


def test_staff_see_the_accounts(boss: Visitor, waiting: str) -> None:
    page = boss.client.get("/accounts/people/").text
    assert waiting in page
    assert "Address not confirmed" in page
    assert "/accounts/people/" in boss.client.get("/accounts/").text


def test_staff_give_and_take_the_role(app: Flask, boss: Visitor, known: str) -> None:
    with app.app_context():
        user = repository.find(known)
        assert user
        path = f"/accounts/people/{user.id}/"
    assert "Give the role" in boss.client.get(path).text
    for expected in (True, False):
        assert boss.send(path).location == "/accounts/people/"
        with app.app_context():
            user = repository.find(known)
            assert user
            assert user.is_staff is expected


def test_nobody_takes_the_role_from_themselves(app: Flask, boss: Visitor) -> None:
    with app.app_context():
        user = repository.find("boss@example.com")
        assert user
        key = user.id
    assert boss.client.get(f"/accounts/people/{key}/").status_code == 403
    assert boss.client.get("/accounts/people/99/").status_code == 404
    assert boss.client.get(f"/accounts/people/{10**30}/").status_code == 404


def test_promote(app: Flask, known: str) -> None:
    result = app.test_cli_runner().invoke(args=["accounts", "promote", known])
    assert result.exit_code == 0
    with app.app_context():
        user = repository.find(known)
        assert user
        assert user.is_staff
