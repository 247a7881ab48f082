{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Changing {{ item }}s while others change them too."""

import pytest
from django.http import Http404

from .. import services
from ..models import {{ Item }}
from .factories import {{ Item }}Factory

pytestmark = pytest.mark.django_db


def test_two_changes_at_once_are_both_kept() -> None:
    stale = {{ Item }}Factory.create(title="A title", text="A text")
    fresh = {{ Item }}.objects.get(pk=stale.pk)

    services.change(fresh, title="Another")
    changed = services.change(stale, text="New")

    assert (changed.title, changed.text) == ("Another", "New")


def test_a_deleted_{{ item }}_does_not_come_back() -> None:
    stale = {{ Item }}Factory.create()
    {{ Item }}.objects.all().delete()

    with pytest.raises(Http404):
        services.change(stale, title="Another")
    assert not {{ Item }}.objects.exists()
