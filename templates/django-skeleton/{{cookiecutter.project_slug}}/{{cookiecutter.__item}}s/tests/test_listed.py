{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
from ..listed import NEWEST_FIRST, OLDEST_FIRST, Listed
from .factories import {{ Item }}Factory


def test_a_slice_is_read_in_either_order() -> None:
    for number in range(4):
        {{ Item }}Factory.create(f"Tea {number}")
    {{ Item }}Factory.create("Coffee")

    newest, oldest = Listed("tea", NEWEST_FIRST), Listed("tea", OLDEST_FIRST)
    assert (len(newest), len(oldest)) == (4, 4)
    assert [{{ item }}.title for {{ item }} in newest[1:3]] == ["Tea 2", "Tea 1"]
    assert [{{ item }}.title for {{ item }} in oldest[1:3]] == ["Tea 1", "Tea 2"]
    assert [{{ item }}.title for {{ item }} in oldest[3:9]] == ["Tea 3"]
