{% set item = cookiecutter.__item %}
"""Who may change {{ item }}s."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_login import login_user

from {{ cookiecutter.package_name }}.{{ item }}s import repository
from {{ cookiecutter.package_name }}.{{ item }}s.models import {{ item | capitalize }}
from {{ cookiecutter.package_name }}.{{ item }}s.permissions import may_change

from ..accounts.factories import UserFactory


@pytest.fixture
def {{ item }}(app: Flask) -> Iterator[{{ item | capitalize }}]:
    """Keep a {{ item }} of somebody, and look at it in a request of nobody."""
    with app.test_request_context():
        yield repository.add("A title", "A text", UserFactory.create().id)


def test_strangers_may_not({{ item }}: {{ item | capitalize }}) -> None:
    assert not may_change({{ item }})


def test_others_may_not({{ item }}: {{ item | capitalize }}) -> None:
    login_user(UserFactory.create())
    assert not may_change({{ item }})
    assert not may_change(repository.add("Nobody's", "…"))


def test_authors_may(app: Flask) -> None:
    with app.test_request_context():
        author = UserFactory.create()
        login_user(author)
        assert may_change(repository.add("Theirs", "…", author.id))
{% if cookiecutter | has("permissions") %}


def test_staff_may({{ item }}: {{ item | capitalize }}) -> None:
    login_user(UserFactory.create(role="staff"))
    assert may_change({{ item }})
{% endif %}
