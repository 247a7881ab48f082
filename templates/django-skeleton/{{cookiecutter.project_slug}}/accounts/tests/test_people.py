"""People: staff see the accounts, and say who is one of them."""

from __future__ import annotations

import pytest
from django.test import Client

from ..models import User
from .conftest import Visitor
from .factories import UserFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss() -> Visitor:
    """Make one of the staff, who is signed in."""
    user = UserFactory.create(email="boss@example.com", is_staff=True)
    return Visitor(signed_in(user))


def test_staff_see_the_accounts(boss: Visitor, waiting: str) -> None:
    page = boss.client.get("/accounts/people/").text
    assert waiting in page
    assert "Address not confirmed" in page


def test_menu_leads_staff_there(boss: Visitor) -> None:
    ordinary = signed_in(UserFactory.create())
    assert "/accounts/people/" in boss.client.get("/accounts/").text
    assert "/accounts/people/" not in ordinary.get("/accounts/").text


@pytest.mark.parametrize("path", ["/accounts/people/", "/accounts/people/1/"])
def test_others_are_kept_out(client: Client, path: str) -> None:
    ordinary = signed_in(UserFactory.create())
    for method in ("GET", "POST"):
        assert ordinary.generic(method, path).status_code in {403, 405}
        assert client.generic(method, path).status_code in {302, 405}


def test_staff_give_and_take_the_role(boss: Visitor, known: str) -> None:
    user = User.objects.get(email=known)
    path = f"/accounts/people/{user.pk}/"
    page = boss.client.get(path).text
    assert "Give the role" in page
    assert 'value="staff"' in page
    for asked, expected in [("staff", True), ("staff", True), ("user", False)]:
        answer = boss.send(path, role=asked)
        assert answer.headers["Location"] == "/accounts/people/"
        user.refresh_from_db()
        assert user.is_staff is expected
    assert "The role was changed." in boss.client.get("/accounts/people/").text
    assert boss.send(path, role="owner").status_code == 400


def test_nobody_takes_the_role_from_themselves(boss: Visitor) -> None:
    key = User.objects.get(email="boss@example.com").pk
    assert boss.client.get(f"/accounts/people/{key}/").status_code == 403
    assert boss.client.get("/accounts/people/99/").status_code == 404
    assert boss.client.get(f"/accounts/people/{10**30}/").status_code == 404
