{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Who may change {{ item }}s."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.tests.factories import UserFactory

from ..permissions import may_change
from .factories import {{ Item }}Factory

pytestmark = pytest.mark.django_db


def test_strangers_may_not() -> None:
    assert not may_change(AnonymousUser(), {{ Item }}Factory.create())


def test_others_may_not() -> None:
    other = UserFactory.create()

    assert not may_change(other, {{ Item }}Factory.create())
    assert not may_change(other, {{ Item }}Factory.create(author=UserFactory.create()))


def test_authors_may() -> None:
    author = UserFactory.create()

    assert may_change(author, {{ Item }}Factory.create(author=author))
{% if cookiecutter | has("permissions") %}


def test_staff_may() -> None:
    assert may_change(UserFactory.create(is_staff=True), {{ Item }}Factory.create())
{% endif %}
