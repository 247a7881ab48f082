"""Permissions: who is kept out of what."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }}.accounts import passwords, repository
from {{ cookiecutter.package_name }}.accounts.permissions import staff_required

from .factories import sign_in


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


@pytest.fixture
def page_for_staff(app: Flask) -> str:
    """Add a page that is guarded in the way of all others, and name it."""
    app.config["WTF_CSRF_ENABLED"] = False
    view = staff_required(lambda key: f"Number {key}")
    app.add_url_rule("/secrets/<int:key>/", view_func=view, methods=["GET", "POST"])
    return "/secrets/1/"


def test_strangers_are_kept_out_of_each_guarded_page(
    app: Flask, page_for_staff: str
) -> None:
    pages = guarded(app, by="login_required")
    assert ("GET", "/accounts/password/change") in pages
    assert ("POST", page_for_staff) in pages
    for method, path in pages:
        answer = app.test_client().open(path, method=method)
        assert answer.status_code == 302, path
        assert answer.location.startswith("/accounts/login"), path


def test_others_are_kept_out_of_each_page_for_staff(
    app: Flask, ordinary: FlaskClient, page_for_staff: str
) -> None:
    pages = guarded(app, by="staff_required")
    assert ("GET", page_for_staff) in pages
    for method, path in pages:
        assert ordinary.open(path, method=method).status_code == 403, path


def test_promote_asks_for_a_password_where_a_stranger_may_know_it(
    app: Flask, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["accounts", "promote", waiting]
    assert app.test_cli_runner().invoke(args=arguments).exit_code == 1
    monkeypatch.setenv("NEW_PASSWORD", "another long password")
    assert app.test_cli_runner().invoke(args=arguments).exit_code == 0
    with app.app_context():
        user = repository.find(waiting)
        assert user
        assert user.is_staff
        assert user.verified_at
        assert passwords.matches(user.password_hash, "another long password")


def test_promote(app: Flask, known: str) -> None:
    result = app.test_cli_runner().invoke(args=["accounts", "promote", known])
    assert result.exit_code == 0
    with app.app_context():
        user = repository.find(known)
        assert user
        assert user.is_staff
