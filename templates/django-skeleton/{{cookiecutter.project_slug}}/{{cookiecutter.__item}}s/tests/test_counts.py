{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The number of {{ item }}s is kept until it changes."""

import pytest
from django.core.cache import cache
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from ..counts import STATE
from ..models import {{ Item }}
from .factories import {{ Item }}Factory

pytestmark = pytest.mark.django_db


def test_counted_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert ({{ Item }}.objects.count(), {{ Item }}.objects.count()) == (0, 0)
    with django_assert_num_queries(1):
        assert {{ Item }}.objects.containing("other").count() == 0


def test_counted_again_after_a_change() -> None:
    assert {{ Item }}.objects.count() == 0
    {{ item }} = {{ Item }}Factory.create()
    assert {{ Item }}.objects.count() == 1
    assert {{ Item }}.objects.containing("other").count() == 0
    {{ item }}.title = "Another title"
    {{ item }}.save()
    assert {{ Item }}.objects.containing("other").count() == 1
    {{ item }}.delete()
    assert {{ Item }}.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_counted_again_when_a_change_is_kept() -> None:
    with transaction.atomic():
        {{ Item }}Factory.create()
        cache.set(STATE, "counted by others in the meantime")
    assert cache.get(STATE) is None


def test_nothing_is_counted_as_nothing() -> None:
    assert {{ Item }}.objects.none().count() == 0
