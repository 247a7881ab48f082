{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The models: what is kept comes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ..models import {{ Item }}
from .factories import {{ Item }}Factory

pytestmark = pytest.mark.django_db


def test_it_goes_by_its_title_and_knows_when_it_was_made() -> None:
    {{ item }} = {{ Item }}Factory.create(title="First")

    assert str({{ item }}) == "First"
    assert timezone.now() - {{ item }}.created_at < timedelta(minutes=1)


def test_any_character_is_kept() -> None:
    {{ Item }}Factory.create(title="naïve 🎉 漢字", text="𝄞" * 10_000)

    {{ item }} = {{ Item }}.objects.get()
    assert ({{ item }}.title, {{ item }}.text) == ("naïve 🎉 漢字", "𝄞" * 10_000)


def test_the_newest_comes_first() -> None:
    now = timezone.now()
    for title, age in (("New", 0), ("Newer", 0), ("Old", 1)):
        {{ Item }}Factory.create(title=title, created_at=now - timedelta(days=age))

    titles = {{ Item }}.objects.values_list("title", flat=True)
    assert list(titles) == ["Newer", "New", "Old"]


@pytest.mark.parametrize(
    ("search", "titles"),
    [
        ("", ["Green apples", "Red apples"]),
        ("apples", ["Green apples", "Red apples"]),
        ("RED sweet", ["Red apples"]),
        ("red sour", []),
        ("0%", ["Green apples"]),
        ("_", []),
    ],
)
def test_every_word_is_in_the_title_or_the_text(search: str, titles: list[str]) -> None:
    {{ Item }}Factory.create(title="Red apples", text="They are sweet.")
    {{ Item }}Factory.create(title="Green apples", text="They are 100% sour.")

    found = {{ Item }}.objects.containing(search)
    assert [{{ item }}.title for {{ item }} in found] == titles
