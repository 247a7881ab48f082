{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for programs: GraphQL."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ..api.callers import caller

ADD = """
    mutation ($title: String!, $text: String!) {
      add{{ Item }}(title: $title, text: $text) { id title text createdAt }
    }
"""
LIST = """
    query ($page: Int!, $ordering: String!, $search: String!) {
      {{ item }}s(page: $page, pageSize: 2, ordering: $ordering, search: $search) {
        count
        results { title }
      }
    }
"""
SHOW = "query ($id: ID!) { {{ item }}(id: $id) { title text } }"
CHANGE = """
    mutation ($id: ID!, $title: String, $text: String) {
      change{{ Item }}(id: $id, title: $title, text: $text) { title text }
    }
"""
REMOVE = "mutation ($id: ID!) { remove{{ Item }}(id: $id) }"


@pytest.fixture
def program(app: Flask) -> FlaskClient:
    """Make a program that may keep {{ item }}s."""
    return caller(app)


def ask(program: FlaskClient, query: str, **variables: Any) -> Any:
    """Ask, and return the one field of the answer."""
    answer = program.post("/graphql", json={"query": query, "variables": variables})
    document = answer.get_json()
    assert "errors" not in document, document
    return next(iter(document["data"].values()))


def fault(program: FlaskClient, query: str, **variables: Any) -> dict[str, Any]:
    """Ask for what cannot be had, and return what is told besides."""
    answer = program.post("/graphql", json={"query": query, "variables": variables})
    extensions: dict[str, Any] = answer.get_json()["errors"][0]["extensions"]
    return extensions


def make(program: FlaskClient, title: str = "A title") -> str:
    """Keep one {{ item }} and return its key."""
    key: str = ask(program, ADD, title=title, text="A text")["id"]
    return key


def test_kept_and_shown(program: FlaskClient) -> None:
    kept = ask(program, ADD, title=" A title ", text="A text")
    assert kept["createdAt"].endswith("+00:00")
    shown = ask(program, SHOW, id=kept["id"])
    assert shown == {"title": "A title", "text": "A text"}


def test_listed_in_pages(program: FlaskClient) -> None:
    for number in range(3):
        make(program, title=f"Number {number}")
    oldest = {"ordering": "created_at", "search": "number"}
    first = ask(program, LIST, page=1, **oldest)
    assert first["count"] == 3
    assert [result["title"] for result in first["results"]] == ["Number 0", "Number 1"]
    second = ask(program, LIST, page=2, **oldest)
    assert [result["title"] for result in second["results"]] == ["Number 2"]
    assert fault(program, LIST, page=3, **oldest)["status"] == 404
    wrong = fault(program, LIST, page=0, ordering="id", search="\0")
    assert sorted(wrong["errors"]) == ["ordering", "page", "search"]


def test_changed_in_part(program: FlaskClient) -> None:
    key = make(program)
    assert ask(program, CHANGE, id=key, title="Other")["text"] == "A text"
    assert ask(program, CHANGE, id=key, text="New")["title"] == "Other"


def test_removed(program: FlaskClient) -> None:
    key = make(program)
    assert ask(program, REMOVE, id=key) == key
    assert ask(program, SHOW, id=key) is None


def test_what_is_wrong_is_told_by_field(program: FlaskClient) -> None:
    wrong = fault(program, ADD, title=" ", text="\ud800")
    assert wrong["status"] == 422
    assert sorted(wrong["errors"]) == ["text", "title"]


def test_nothing_under_odd_keys(program: FlaskClient) -> None:
    for key in ("0", "1", "-1", "x", "", "²", "9" * 5000):
        assert ask(program, SHOW, id=key) is None
        assert fault(program, CHANGE, id=key)["status"] == 404
        assert fault(program, REMOVE, id=key)["status"] == 404
