"""People: staff see the accounts, and say who is one of them."""

import pytest
from flask import Flask

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


def test_staff_see_the_accounts(boss: Visitor, waiting: str) -> None:
    page = boss.client.get("/accounts/people/").text
    assert waiting in page
    assert "Address not confirmed" in page


def test_menu_leads_staff_there(app: Flask, boss: Visitor) -> None:
    ordinary = app.test_client()
    with app.app_context():
        sign_in(ordinary, UserFactory.create())
    assert "/accounts/people/" in boss.client.get("/accounts/").text
    assert "/accounts/people/" not in ordinary.get("/accounts/").text


def test_staff_give_and_take_the_role(app: Flask, boss: Visitor, known: str) -> None:
    with app.app_context():
        user = repository.find(known)
        assert user
        path = f"/accounts/people/{user.id}/"
    page = boss.client.get(path).text
    assert "Give the role" in page
    assert 'value="staff"' in page
    for asked, expected in [("staff", True), ("staff", True), ("user", False)]:
        assert boss.send(path, role=asked).location == "/accounts/people/"
        with app.app_context():
            user = repository.find(known)
            assert user
            assert user.is_staff is expected
    assert boss.send(path, role="owner").status_code == 400


def test_nobody_takes_the_role_from_themselves(app: Flask, boss: Visitor) -> None:
    with app.app_context():
        user = repository.find("boss@example.com")
        assert user
        key = user.id
    assert boss.client.get(f"/accounts/people/{key}/").status_code == 403
    assert boss.client.get("/accounts/people/99/").status_code == 404
    assert boss.client.get(f"/accounts/people/{10**30}/").status_code == 404
