{% set item = cookiecutter.__item %}
from django.core.management import call_command

from .. import repository


def test_there_is_something_to_look_at() -> None:
    call_command("seed_{{ item }}s")

    titles = [{{ item }}.title for {{ item }} in repository.newest(0, 9)]
    assert titles == ["Example 3", "Example 2", "Example 1"]
