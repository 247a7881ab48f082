{% set item = cookiecutter.__item %}
"""{{ item | capitalize }}s for programs: REST."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ..api.callers import caller

ADDRESS = "/api/v1/{{ item }}s/"


@pytest.fixture
def program(app: Flask) -> FlaskClient:
    """Make a program that may keep {{ item }}s."""
    return caller(app)


def make(program: FlaskClient, title: str = "A title", text: str = "A text") -> str:
    """Keep one {{ item }} and return its address."""
    answer = program.post(ADDRESS, json={"title": title, "text": text})
    assert answer.status_code == 201
    return answer.headers["Location"]


def listed(program: FlaskClient, query: str = "") -> dict[str, Any]:
    """List {{ item }}s."""
    answer = program.get(ADDRESS + query)
    assert answer.status_code == 200
    page: dict[str, Any] = answer.get_json()
    return page


def titles(page: dict[str, Any]) -> list[str]:
    """Name the {{ item }}s of a page."""
    return [result["title"] for result in page["results"]]


def test_kept_and_shown(program: FlaskClient) -> None:
    address = make(program, title=" <b>Bold</b> ", text="One\nTwo")
    shown = program.get(address).get_json()
    assert (shown["title"], shown["text"]) == ("<b>Bold</b>", "One\nTwo")
    assert shown["created_at"].endswith("+00:00")
    assert program.get(address.rstrip("/")).get_json() == shown


def test_list_is_empty_at_first(program: FlaskClient) -> None:
    page = listed(program)
    assert page == {"count": 0, "next": None, "previous": None, "results": []}


def test_list_comes_in_pages(program: FlaskClient) -> None:
    for number in range(5):
        make(program, title=f"Number {number}")
    first = listed(program, "?page_size=2")
    assert (first["count"], first["previous"]) == (5, None)
    assert titles(first) == ["Number 4", "Number 3"]
    second = program.get(first["next"]).get_json()
    assert titles(second) == ["Number 2", "Number 1"]
    third = program.get(second["next"]).get_json()
    assert titles(third) == ["Number 0"]
    assert third["next"] is None
    assert program.get(third["previous"]).get_json() == second
    assert program.get(ADDRESS + "?page_size=2&page=4").status_code == 404


def test_address_of_a_page_has_what_was_checked(program: FlaskClient) -> None:
    for _ in range(2):
        make(program)
    names = ("endpoint", "_external", "_method", "_scheme", "_anchor", "values")
    for name in names:
        following = listed(program, f"?page_size=1&{name}=x")["next"]
        assert "page=2" in following
        assert name not in following


def test_list_can_begin_with_the_oldest(program: FlaskClient) -> None:
    for number in range(5):
        make(program, title=f"Number {number}")
    query = "?ordering=created_at&page_size=2&page="
    pages = [titles(listed(program, f"{query}{page}")) for page in (1, 2, 3)]
    assert pages == [["Number 0", "Number 1"], ["Number 2", "Number 3"], ["Number 4"]]


def test_list_can_be_searched(program: FlaskClient) -> None:
    for title in ("Red apple", "Green apple", "Red pear", "100 %"):
        make(program, title=title)
    page = listed(program, "?search=APPLE&page_size=1")
    assert (page["count"], titles(page)) == (2, ["Green apple"])
    assert titles(program.get(page["next"]).get_json()) == ["Red apple"]
    assert titles(listed(program, "?search=%25")) == ["100 %"]
    assert titles(listed(program, "?search=plum")) == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("page=0", "page"),
        ("page=x", "page"),
        ("page=", "page"),
        ("page=" + "9" * 30, "page"),
        ("page_size=101", "page_size"),
        ("ordering=id", "ordering"),
        ("search=%00", "search"),
        ("search=" + "x" * 201, "search"),
    ],
)
def test_list_cannot_be_asked_for_so(
    program: FlaskClient, query: str, field: str
) -> None:
    answer = program.get(f"{ADDRESS}?{query}")
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert list(answer.get_json()["errors"]) == [field]


def test_changed_in_part(program: FlaskClient) -> None:
    address = make(program)
    for change in ({"title": "Other"}, {"text": "New"}, {}):
        assert program.patch(address, json=change).status_code == 200
    shown = program.get(address).get_json()
    assert (shown["title"], shown["text"]) == ("Other", "New")


def test_deleted(program: FlaskClient) -> None:
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
    program: FlaskClient, values: dict[str, Any], fields: list[str]
) -> None:
    answer = program.post(ADDRESS, json=values)
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert sorted(answer.get_json()["errors"]) == fields


def test_longest_is_kept(program: FlaskClient) -> None:
    address = make(program, title="🎉" * 200, text="🎉" * 10_000)
    assert program.get(address).get_json()["title"] == "🎉" * 200


def test_nothing_under_odd_keys(program: FlaskClient) -> None:
    for key in ("0", "1", "-1", "x", "9" * 30):
        answer = program.get(f"{ADDRESS}{key}/")
        assert answer.status_code == 404
        assert answer.mimetype == "application/problem+json"
    assert program.patch(f"{ADDRESS}1/", json={}).status_code == 404
    assert program.delete(f"{ADDRESS}1/").status_code == 404
