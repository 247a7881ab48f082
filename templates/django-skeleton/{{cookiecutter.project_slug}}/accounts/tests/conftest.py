"""What the tests around accounts share."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest
from django.core import mail
from django.test import Client

from ..models import User
from .factories import UserFactory


class Visitor(NamedTuple):
    """A person with a browser."""

    client: Client

    def send(self, path: str, **fields: str) -> Any:
        """Fill in the form that stands at the path, and send it."""
        page = self.client.get(path, follow=True)
        main = page.text.partition("<main")[2].partition("</main>")[0]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', main)
        assert token, f"there is no form at {path}"
        action = re.search(r' action="([^"]+)"', main)
        sent = fields | {"csrfmiddlewaretoken": token[1]}
        return self.client.post(action[1] if action else path, sent)

    def sign_in(self, email: str, password: str, query: str = "") -> Any:
        """Sign in as people do."""
        return self.send(f"/accounts/login/{query}", login=email, password=password)

    def is_signed_in(self) -> bool:
        """Say whether the site knows the person."""
        return self.client.get("/accounts/").status_code == 200


def link(number: int = 0) -> str:
    """Find the first address in one of the letters, below the host."""
    found = re.search(r"https?://testserver(\S+)", str(mail.outbox[number].body))
    assert found
    return found[1]


@pytest.fixture
def visitor() -> Visitor:
    """Make somebody nobody knows yet."""
    return Visitor(Client(enforce_csrf_checks=True))


@pytest.fixture
def other() -> Visitor:
    """Make another such one."""
    return Visitor(Client(enforce_csrf_checks=True))


@pytest.fixture
def known(db: None) -> str:
    """Make an account with a confirmed address, and name it."""
    user: User = UserFactory.create(email="known@example.com")
    return user.email


@pytest.fixture
def waiting(db: None) -> str:
    """Make an account whose address is not confirmed, and name it."""
    user: User = UserFactory.create(email="waiting@example.com", confirmed=False)
    return user.email
