{% set item = cookiecutter.__item %}
"""What is kept comes back."""

from datetime import UTC, datetime, timedelta

import pytest

from .. import repository
from .factories import {{ item | capitalize }}Factory


def test_kept_changed_and_removed() -> None:
    {{ item }} = {{ item | capitalize }}Factory.create("naïve 🎉 漢字", "A text")
    assert repository.get({{ item }}.id) == {{ item }}
    assert datetime.now(UTC) - {{ item }}.created_at < timedelta(minutes=1)

    repository.change({{ item }}, "Another", "Text")
    assert repository.get({{ item }}.id) == {{ item }}
    assert {{ item }}.title == "Another"

    repository.remove({{ item }})
    assert repository.get({{ item }}.id) is None


def test_newest_come_first_in_slices() -> None:
    for number in range(4):
        {{ item | capitalize }}Factory.create(f"Number {number}")

    assert repository.count() == 4
    titles = [{{ item }}.title for {{ item }} in repository.newest(1, 3)]
    assert titles == ["Number 2", "Number 1"]


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
    {{ item | capitalize }}Factory.create("Red apples", "They are sweet.")
    {{ item | capitalize }}Factory.create("Green apples", "They are 100% sour.")

    found = repository.newest(0, 9, search)
    assert [{{ item }}.title for {{ item }} in found] == titles
    assert repository.count(search) == len(titles)


@pytest.mark.parametrize("key", [0, -1, 1, 10**30])
def test_nothing_under_odd_keys(key: int) -> None:
    assert repository.get(key) is None
