{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ item | capitalize }}s for programs: REST."""

from typing import Any

import pytest
from django.test import Client

from api.tests.callers import caller
{% if cookiecutter | has("example-model") %}

from ..models import {{ Item }}
from ..serializers import {{ Item }}Serializer
{% endif %}

ADDRESS = "/api/v1/{{ item }}s/"
JSON = "application/json"


@pytest.fixture
{% if cookiecutter | has("database") %}
def program(db: None) -> Client:
{% else %}
def program() -> Client:
{% endif %}
    """Make a program that may keep {{ item }}s."""
    return caller()


def make(program: Client, title: str = "A title", text: str = "A text") -> str:
    """Keep one {{ item }} and return its address."""
    answer = program.post(ADDRESS, {"title": title, "text": text}, JSON)
    assert answer.status_code == 201
    return answer.headers["Location"]


def listed(program: Client, query: str = "") -> dict[str, Any]:
    """List {{ item }}s."""
    answer = program.get(ADDRESS + query)
    assert answer.status_code == 200
    page: dict[str, Any] = answer.json()
    return page


def titles(page: dict[str, Any]) -> list[str]:
    """Name the {{ item }}s of a page."""
    return [result["title"] for result in page["results"]]


def test_kept_and_shown(program: Client) -> None:
    address = make(program, title=" <b>Bold</b> ", text="One\nTwo")

    shown = program.get(address).json()

    assert sorted(shown) == ["created_at", "id", "text", "title"]
    assert (shown["title"], shown["text"]) == ("<b>Bold</b>", "One\nTwo")
    assert shown["created_at"].endswith("Z")
    assert program.get(f"{address}/").json() == shown


def test_the_list_is_empty_at_first(program: Client) -> None:
    page = listed(program)

    assert page == {"count": 0, "next": None, "previous": None, "results": []}


def test_the_list_comes_in_pages(program: Client) -> None:
    for number in range(5):
        make(program, title=f"Number {number}")

    first = listed(program, "?page_size=2")
    assert (first["count"], first["previous"]) == (5, None)
    assert titles(first) == ["Number 4", "Number 3"]
    second = program.get(first["next"]).json()
    assert titles(second) == ["Number 2", "Number 1"]
    third = program.get(second["next"]).json()
    assert titles(third) == ["Number 0"]
    assert third["next"] is None
    assert program.get(third["previous"]).json() == second
    assert program.get(f"{ADDRESS}?page_size=2&page=4").status_code == 404


def test_the_list_can_begin_with_the_oldest(program: Client) -> None:
    for number in range(5):
        make(program, title=f"Number {number}")

    query = "?ordering=created_at&page_size=2&page="
    pages = [titles(listed(program, f"{query}{page}")) for page in (1, 2, 3)]
    assert pages == [["Number 0", "Number 1"], ["Number 2", "Number 3"], ["Number 4"]]


def test_the_list_can_be_searched(program: Client) -> None:
    for title in ("Red apple", "Green apple", "Red pear", "100 %"):
        make(program, title=title)

    page = listed(program, "?search=APPLE&page_size=1")
    assert (page["count"], titles(page)) == (2, ["Green apple"])
    assert titles(program.get(page["next"]).json()) == ["Red apple"]
    assert titles(listed(program, "?search=%25")) == ["100 %"]
    assert titles(listed(program, "?search=plum")) == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page=0", "page"),
        ("page=x", "page"),
        ("page=", "page"),
        ("page=" + "9" * 5000, "page"),
        ("page_size=101", "page_size"),
        ("ordering=id", "ordering"),
        ("search=%00", "search"),
        ("search=" + "x" * 201, "search"),
    ],
)
def test_the_list_cannot_be_asked_for_so(
    program: Client, query: str, field: str
) -> None:
    answer = program.get(f"{ADDRESS}?{query}")

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert list(answer.json()["errors"]) == [field]


def test_changed_in_part(program: Client) -> None:
    address = make(program)

    for change in ({"title": "Other"}, {"text": "New"}, {}):
        assert program.patch(address, change, JSON).status_code == 200

    shown = program.get(address).json()
    assert (shown["title"], shown["text"]) == ("Other", "New")
    assert program.put(address, shown, JSON).status_code == 405


{% if cookiecutter | has("example-model") %}
def test_a_change_that_comes_too_late_keeps_nothing(
    program: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = make(program)
    is_valid = {{ Item }}Serializer.is_valid

    def delete_meanwhile(serializer: {{ Item }}Serializer, **options: bool) -> bool:
        {{ Item }}.objects.all().delete()
        return is_valid(serializer, **options)

    monkeypatch.setattr({{ Item }}Serializer, "is_valid", delete_meanwhile)
    assert program.patch(address, {"title": "Other"}, JSON).status_code == 404
    assert not {{ Item }}.objects.exists()


{% endif %}
def test_deleted(program: Client) -> None:
    address = make(program)

    assert program.delete(address).status_code == 204
    assert program.get(address).status_code == 404


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, ["text", "title"]),
        ({"title": " ", "text": ""}, ["text", "title"]),
        ({"title": "x" * 201, "text": "x"}, ["title"]),
        ({"title": "x", "text": "x" * 10_001}, ["text"]),
        ({"title": None, "text": ["x"]}, ["text", "title"]),
        ({"title": "x\0", "text": "\ud800"}, ["text", "title"]),
        ({"title": "x", "text": "x", "id": 7}, ["id"]),
    ],
)
def test_what_is_wrong_is_told_by_field(
    program: Client, values: dict[str, Any], fields: list[str]
) -> None:
    answer = program.post(ADDRESS, values, JSON)

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert sorted(answer.json()["errors"]) == fields


def test_the_longest_is_kept(program: Client) -> None:
    address = make(program, title="🎉" * 200, text="🎉" * 10_000)

    assert program.get(address).json()["title"] == "🎉" * 200


@pytest.mark.parametrize("key", ["0", "1", "-1", "x", "9" * 30])
def test_nothing_under_odd_keys(program: Client, key: str) -> None:
    for answer in (
        program.get(f"{ADDRESS}{key}/"),
        program.patch(f"{ADDRESS}{key}/", {}, JSON),
        program.delete(f"{ADDRESS}{key}/"),
    ):
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "application/problem+json"
