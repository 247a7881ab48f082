{% set item = cookiecutter.__item %}
"""What is kept comes back, whatever keeps it."""

from flask import Flask

from {{ cookiecutter.package_name }}.{{ item }}s import repository


def test_kept_changed_and_removed(app: Flask) -> None:
    with app.app_context():
        key = repository.add("A title", "A text").id
    with app.app_context():
        {{ item }} = repository.get(key)
        assert {{ item }}
        assert ({{ item }}.title, {{ item }}.text) == ("A title", "A text")
        repository.change({{ item }}, "Another", "Text")
    with app.app_context():
        {{ item }} = repository.get(key)
        assert {{ item }}
        assert {{ item }}.title == "Another"
        repository.remove({{ item }})
    with app.app_context():
        assert repository.get(key) is None


def test_newest_come_first_in_slices(app: Flask) -> None:
    with app.app_context():
        for number in range(4):
            repository.add(f"Number {number}", "…")
        assert repository.count() == 4
        titles = [{{ item }}.title for {{ item }} in repository.newest(1, 3)]
    assert titles == ["Number 2", "Number 1"]


def test_search_finds_every_word_in_title_or_text(app: Flask) -> None:
    with app.app_context():
        repository.add("Red apples", "They are sweet.")
        repository.add("Green apples", "They are 100% sour.")
        found = {
            search: [{{ item }}.title for {{ item }} in repository.newest(0, 9, search)]
            for search in ("", "apples", "RED sweet", "red sour", "0%", "_")
        }
        assert repository.count("APPLES sour") == 1
    assert found == {
        "": ["Green apples", "Red apples"],
        "apples": ["Green apples", "Red apples"],
        "RED sweet": ["Red apples"],
        "red sour": [],
        "0%": ["Green apples"],
        "_": [],
    }


def test_nothing_under_odd_keys(app: Flask) -> None:
    with app.app_context():
        for key in (0, -1, 1, 10**30):
            assert repository.get(key) is None
