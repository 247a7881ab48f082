"""What the tests around accounts share."""

import re
from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from {{ cookiecutter.package_name }} import mail
from {{ cookiecutter.package_name }}.accounts.models import User

from .factories import UserFactory


class Letter(NamedTuple):
    """A mail as it would be sent."""

    to: str
    subject: str
    body: str

    @property
    def link(self) -> str:
        """The first address in it, below the host."""
        found = re.search(r"https?://localhost(\S+)", self.body)
        assert found
        return found[1]


class Visitor(NamedTuple):
    """A person with a browser."""

    client: FlaskClient

    def send(self, path: str, **fields: str) -> TestResponse:
        """Fill in the form that stands at the path, and send it."""
        page = self.client.get(path).text.partition("<main")[2]
        token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
        assert token, f"there is no form at {path}"
        return self.client.post(path, data={**fields, "csrf_token": token[1]})

    def sign_in(self, email: str, password: str, query: str = "") -> TestResponse:
        """Sign in as people do."""
        path = f"/accounts/login{query}"
        return self.send(path, email=email, password=password)

    def is_signed_in(self) -> bool:
        """Say whether the site knows the person."""
        return self.client.get("/accounts/").status_code == 200


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Make somebody nobody knows yet."""
    return Visitor(app.test_client())


@pytest.fixture
def other(app: Flask) -> Visitor:
    """Make another such one."""
    return Visitor(app.test_client())


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch) -> list[Letter]:
    """Collect the mails instead of sending them."""
    collected: list[Letter] = []

    def keep(*args: Any) -> None:
        collected.append(Letter(*args))

    monkeypatch.setattr(mail, "deliver", keep)
    return collected


@pytest.fixture
def known(app: Flask) -> str:
    """Make an account with a confirmed address, and name it."""
    with app.app_context():
        user: User = UserFactory.create(email="known@example.com")
        return user.email


@pytest.fixture
def waiting(app: Flask) -> str:
    """Make an account whose address is not confirmed, and name it."""
    with app.app_context():
        user: User = UserFactory.create(email="waiting@example.com", verified_at=None)
        return user.email
