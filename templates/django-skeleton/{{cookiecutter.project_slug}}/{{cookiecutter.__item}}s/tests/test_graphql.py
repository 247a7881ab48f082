{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for programs: GraphQL."""

from typing import Any

import pytest
from django.test import Client

from api.tests.callers import caller
{% if cookiecutter | has("example-model") %}

from ..inputs import {{ Item }}Input
from ..models import {{ Item }}
{% endif %}

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
{% if cookiecutter | has("database") %}

pytestmark = pytest.mark.django_db
{% endif %}


@pytest.fixture
{% if cookiecutter | has("database") %}
def program(db: None) -> Client:
{% else %}
def program() -> Client:
{% endif %}
    """Make a program that may keep {{ item }}s."""
    return caller()


def answered(program: Client, query: str, variables: dict[str, Any]) -> Any:
    """Ask, and return the whole answer."""
    sent = {"query": query, "variables": variables}
    return program.post("/graphql", sent, "application/json").json()


def ask(program: Client, query: str, **variables: Any) -> Any:
    """Ask, and return the one field of the answer."""
    document = answered(program, query, variables)
    assert "errors" not in document, document
    return next(iter(document["data"].values()))


def fault(program: Client, query: str, **variables: Any) -> dict[str, Any]:
    """Ask for what cannot be had, and return what is told besides."""
    document = answered(program, query, variables)
    extensions: dict[str, Any] = document["errors"][0]["extensions"]
    return extensions


def make(program: Client, title: str = "A title") -> str:
    """Keep one {{ item }} and return its key."""
    key: str = ask(program, ADD, title=title, text="A text")["id"]
    return key


def test_kept_and_shown(program: Client) -> None:
    kept = ask(program, ADD, title=" A title ", text="A text")
    assert kept["createdAt"].endswith("+00:00")
    shown = ask(program, SHOW, id=kept["id"])
    assert shown == {"title": "A title", "text": "A text"}


def test_listed_in_pages(program: Client) -> None:
    for number in range(3):
        make(program, title=f"Number {number}")
    oldest = {"ordering": "created_at", "search": "number"}
    first = ask(program, LIST, page=1, **oldest)
    assert first["count"] == 3
    assert [result["title"] for result in first["results"]] == ["Number 0", "Number 1"]
    second = ask(program, LIST, page=2, **oldest)
    assert [result["title"] for result in second["results"]] == ["Number 2"]
    newest = ask(program, LIST, page=1, ordering="-created_at", search="")
    assert [result["title"] for result in newest["results"]] == ["Number 2", "Number 1"]
    assert fault(program, LIST, page=3, **oldest)["status"] == 404
    wrong = fault(program, LIST, page=0, ordering="id", search="\0")
    assert sorted(wrong["errors"]) == ["ordering", "page", "search"]


def test_changed_in_part(program: Client) -> None:
    key = make(program)
    assert ask(program, CHANGE, id=key, title="Other")["text"] == "A text"
    assert ask(program, CHANGE, id=key, text="New")["title"] == "Other"
    assert ask(program, SHOW, id=key) == {"title": "Other", "text": "New"}


{% if cookiecutter | has("example-model") %}
def test_a_change_that_comes_too_late_keeps_nothing(
    program: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = make(program)
    is_valid = {{ Item }}Input.is_valid

    def delete_meanwhile(form: {{ Item }}Input) -> bool:
        {{ Item }}.objects.all().delete()
        return is_valid(form)

    monkeypatch.setattr({{ Item }}Input, "is_valid", delete_meanwhile)
    assert fault(program, CHANGE, id=key, title="Other")["status"] == 404
    assert not {{ Item }}.objects.exists()


{% endif %}
def test_removed(program: Client) -> None:
    key = make(program)
    assert ask(program, REMOVE, id=key) == key
    assert ask(program, SHOW, id=key) is None


def test_what_is_wrong_is_told_by_field(program: Client) -> None:
    wrong = fault(program, ADD, title=" ", text="\ud800")
    assert wrong["status"] == 422
    assert sorted(wrong["errors"]) == ["text", "title"]


def test_nothing_under_odd_keys(program: Client) -> None:
    for key in ("0", "1234", "-1", "x", "", "²", "9" * 5000):
        assert ask(program, SHOW, id=key) is None
        assert fault(program, CHANGE, id=key)["status"] == 404
        assert fault(program, REMOVE, id=key)["status"] == 404
