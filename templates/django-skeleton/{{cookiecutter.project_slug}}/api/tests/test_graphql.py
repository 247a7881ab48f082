{% set unavailable = cookiecutter | entries("unavailable") %}
"""GraphQL: what holds for every query."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
import strawberry
from django.conf import settings as project
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.http import Http404
from django.test import Client
from pytest_django import Settings
{% if unavailable %}

from {{ cookiecutter.package_name }} import {{ unavailable[0] }}
{% endif %}

from .. import schema
from ..execution import combined
from ..problems import Problem

NEVER = "this one goes to the log"
{% if unavailable %}


class Away(Exception):
    """What keeps things cannot be reached."""
{% endif %}


@strawberry.type
class Node:
    """A part of an endless tree."""

    @strawberry.field
    def node(self) -> Node:
        """Go deeper."""
        return Node()

    @strawberry.field
    def broken(self) -> str:
        """Fail."""
        raise RuntimeError(NEVER)

    @strawberry.field
    def hidden(self) -> str:
        """Find nothing."""
        raise Http404("There is no such leaf.")

    @strawberry.field
    def forbidden(self) -> str:
        """Refuse, without a word."""
        raise PermissionDenied

    @strawberry.field
    def taken(self) -> str:
        """Refuse."""
        raise Problem(409, "Taken.")

    @strawberry.field
    def invalid(self, by_field: bool) -> str:
        """Refuse for a reason."""
        raise ValidationError({"name": ["Wrong."]} if by_field else "Wrong.")
{% if unavailable %}

    @strawberry.field
    def away(self) -> str:
        """Lose what keeps things."""
        raise Away
{% endif %}


@strawberry.type
class Query:
    """Where the tree begins."""

    @strawberry.field
    def root(self) -> Node:
        """Begin."""
        return Node()


def plant(monkeypatch: pytest.MonkeyPatch, introspection: bool) -> None:
    """Put the tree into the schema."""
    queries = [*schema.QUERIES, Query]
    tree = combined(queries, schema.MUTATIONS, introspection)
    monkeypatch.setattr(schema, "schema", tree)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    """Make a program that may ask for the tree."""
    plant(monkeypatch, introspection=False)
    return Client(raise_request_exception=False)


def ask(client: Client, query: str, **more: Any) -> dict[str, Any]:
    """Ask, and return the answer."""
    sent = {"query": query, **more}
    answer = client.post("/graphql", sent, "application/json")
    assert answer.status_code == 200
    document: dict[str, Any] = answer.json()
    return document


def fault(client: Client, query: str) -> dict[str, Any]:
    """Ask for what cannot be had, and return the first error."""
    error: dict[str, Any] = ask(client, query)["errors"][0]
    return error


@pytest.mark.parametrize("address", ["/graphql", "/graphql/"])
def test_it_says_what_it_is(client: Client, address: str) -> None:
    sent = {"query": "{ about { name } }"}
    answer = client.post(address, sent, "application/json")
    assert answer.json() == {"data": {"about": {"name": project.SITE_NAME}}}


def test_one_of_several_operations_is_chosen(client: Client) -> None:
    query = "query a { about { name } } query b { root { __typename } }"
    answer = ask(client, query, operationName="b", extensions={})
    assert answer == {"data": {"root": {"__typename": "Node"}}}
    for wrong in ("c", None):
        sent = {"query": query, "operationName": wrong}
        answered = client.post("/graphql", sent, "application/json")
        assert answered.status_code == 400
        assert answered.headers["Content-Type"] == "application/problem+json"
        assert "operation" in answered.json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("{}", 422),
        ('{"query": ""}', 422),
        ('{"query": 7}', 422),
        ('{"query": "{ about { name } }", "variables": []}', 422),
        ('{"query": "{ about { name } }", "operationName": 7}', 422),
        ('[{"query": "{ about { name } }"}]', 422),
    ],
)
def test_what_is_no_query_is_refused(client: Client, body: str, status: int) -> None:
    answer = client.post("/graphql", body, "application/json")
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_only_json_is_read_and_only_when_posted(client: Client) -> None:
    asked = client.get("/graphql?query={about{name}}", headers={"accept": "text/html"})
    assert (asked.status_code, asked.json()["status"]) == (405, 405)
    sent = client.post("/graphql", {"query": "{about{name}}"})
    assert (sent.status_code, sent.json()["status"]) == (415, 415)


def test_no_cookie_counts_so_no_form_can_be_forged() -> None:
    client = Client(enforce_csrf_checks=True)
    assert "errors" not in ask(client, "{ about { name } }")


def test_crash_tells_the_log_and_not_the_visitor(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    error = fault(client, "{ root { broken } }")
    assert error["extensions"]["status"] == 500
    assert error["path"] == ["root", "broken"]
    assert NEVER not in str(error)
    assert NEVER in caplog.text


@pytest.mark.parametrize(
    ("field", "status", "message"),
    [
        ("hidden", 404, "There is no such leaf."),
        ("forbidden", 403, "You may not see or do this."),
        ("taken", 409, "Taken."),
    ],
)
def test_refusal_is_told_and_not_logged(
    client: Client,
    caplog: pytest.LogCaptureFixture,
    field: str,
    status: int,
    message: str,
) -> None:
    error = fault(client, "{ root { " + field + " } }")
    assert error["message"] == message
    assert error["extensions"]["status"] == status
    assert message not in caplog.text


def test_what_is_wrong_with_values_is_told_by_field(client: Client) -> None:
    error = fault(client, "{ root { invalid(byField: true) } }")
    assert error["extensions"]["status"] == 422
    assert error["extensions"]["errors"] == {"name": ["Wrong."]}
    error = fault(client, "{ root { invalid(byField: false) } }")
    assert error["extensions"]["errors"] == {"__all__": ["Wrong."]}


def test_fault_of_the_query_is_told(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    assert fault(client, "{")["message"].startswith("Syntax Error")
    unknown = fault(client, "{ roots { __typename } }")["message"]
    assert "Cannot query field 'roots'" in unknown
    assert "Did you mean" not in unknown
    assert "failed" not in caplog.text
{% if unavailable %}


def test_what_is_away_is_told_as_everywhere(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr({{ unavailable[0] }}, "is_lost", lambda error: type(error) is Away)
    sent = {"query": "{ about { name } root { away } }"}
    answer = client.post("/graphql", sent, "application/json")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "a GraphQL field failed" not in caplog.text
{% endif %}


def nested(levels: int) -> str:
    """Write a query so many levels deep."""
    return "{ root " + "{ node " * (levels - 2) + "{ __typename }" + "}" * (levels - 1)


def test_depth_is_limited(client: Client) -> None:
    assert "errors" not in ask(client, nested(8))
    assert "nested more than 8" in fault(client, nested(9))["message"]


def chain(length: int, kind: str, link: str) -> str:
    """Write fragments of a kind, each of which uses the next one by a link."""
    links = [link.replace("NEXT", f"...f{number + 1}") for number in range(length)]
    return " ".join(
        f"fragment f{number} on {kind} " + "{ " + content + " }"
        for number, content in enumerate([*links, "__typename"])
    )


def test_fragments_count_where_they_are_used(client: Client) -> None:
    query = "{ root { ...f0 } }" + chain(4, "Node", "node { NEXT }")
    assert "nested more than 8" in fault(client, query)["message"]
    inline = "{ root " + "{ ... on Node " * 8 + "{ __typename }" + "}" * 9
    assert "nested more than 8" in fault(client, inline)["message"]


def test_fragments_that_use_one_another_take_no_time(client: Client) -> None:
    query = "{ ...f0 }" + chain(40, "Query", "NEXT NEXT")
    assert "nested more than 8" in fault(client, query)["message"]


def test_fragments_have_to_exist_and_to_end(client: Client) -> None:
    assert "Unknown fragment" in fault(client, "{ ...missing }")["message"]
    query = "{ ...f } fragment f on Query { ...f }"
    assert "Cannot spread fragment" in fault(client, query)["message"]


def test_aliases_are_limited(client: Client) -> None:
    def query(count: int) -> str:
        names = [f"a{number}: about" for number in range(count)]
        return "{" + " { name } ".join([*names, ""]) + "}"

    assert "errors" not in ask(client, query(10))
    assert "more than 10 aliases" in fault(client, query(11))["message"]


def test_length_is_limited(client: Client) -> None:
    assert "tokens" in fault(client, "{" + "__typename " * 500 + "}")["message"]


def test_only_development_may_ask_for_the_schema(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "{ __schema { queryType { name } } }"
    assert "introspection" in fault(client, query)["message"]
    plant(monkeypatch, introspection=True)
    assert "errors" not in ask(client, query)


def test_schema_is_printed() -> None:
    printed = StringIO()
    call_command("graphql_schema", stdout=printed)
    assert "about: About!" in printed.getvalue()


def test_who_calls_too_often_has_to_wait(client: Client, settings: Settings) -> None:
    settings.API_LIMIT = "1/minute"
    assert "errors" not in ask(client, "{ about { name } }")
    answer = client.post("/graphql", {"query": "{ about }"}, "application/json")
    assert answer.status_code == 429
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0
