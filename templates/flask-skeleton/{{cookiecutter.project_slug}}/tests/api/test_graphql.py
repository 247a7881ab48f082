"""GraphQL: what holds for every query."""

from __future__ import annotations

from typing import Any

import pytest
import strawberry
from flask import Flask
from flask.testing import FlaskClient
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Conflict, ServiceUnavailable

from app import create_app
from {{ cookiecutter.package_name }}.api import graphql
from {{ cookiecutter.package_name }}.api.incoming import Invalid
from {{ cookiecutter.package_name }}.errors import error_response


class Away(Exception):
    """What is needed is not there; the application has an answer to that."""


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
        raise RuntimeError("secret")

    @strawberry.field
    def away(self) -> str:
        """Find nothing."""
        raise Away

    @strawberry.field
    def taken(self) -> str:
        """Refuse."""
        raise Conflict("Taken.")

    @strawberry.field
    def invalid(self) -> str:
        """Refuse for a reason."""
        raise Invalid({"name": ["Wrong."]})


@strawberry.type
class Query:
    """Where the tree begins."""

    @strawberry.field
    def root(self) -> Node:
        """Begin."""
        return Node()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Make a program that may ask for a tree."""
    graphql.extend(app, lambda: (Query, None))
    return app.test_client()


def ask(client: FlaskClient, query: str, **more: Any) -> dict[str, Any]:
    """Ask, and return the answer."""
    answer = client.post("/graphql", json={"query": query, **more})
    assert answer.status_code == 200
    document: dict[str, Any] = answer.get_json()
    return document


def fault(client: FlaskClient, query: str) -> dict[str, Any]:
    """Ask for what cannot be had, and return the first error."""
    error: dict[str, Any] = ask(client, query)["errors"][0]
    return error


def test_it_says_what_it_is(client: FlaskClient) -> None:
    assert ask(client, "{ about { name } }")["data"]["about"]["name"]


def test_one_of_several_operations_is_chosen(client: FlaskClient) -> None:
    query = "query a { about { name } } query b { root { __typename } }"
    answer = ask(client, query, operationName="b", extensions={})
    assert answer == {"data": {"root": {"__typename": "Node"}}}
    for wrong in ("c", None):
        sent = {"query": query, "operationName": wrong}
        answered = client.post("/graphql", json=sent)
        assert answered.status_code == 400
        assert answered.mimetype == "application/problem+json"
        assert "operation" in answered.get_json()["detail"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("{}", 422),
        ('{"query": ""}', 422),
        ('{"query": 7}', 422),
        ('{"query": "{ about { name } }", "variables": []}', 422),
        ('[{"query": "{ about { name } }"}]', 422),
    ],
)
def test_what_is_no_query_is_refused(
    client: FlaskClient, body: str, status: int
) -> None:
    answer = client.post("/graphql", data=body, content_type="application/json")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_only_json_is_read_and_only_when_posted(client: FlaskClient) -> None:
    assert client.get("/graphql?query={about{name}}").status_code == 405
    assert client.post("/graphql", data={"query": "{about{name}}"}).status_code == 415


def test_crash_tells_the_log_and_not_the_visitor(
    client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    error = fault(client, "{ root { broken } }")
    assert error["extensions"]["status"] == 500
    assert error["path"] == ["root", "broken"]
    assert "secret" not in str(error)
    assert "RuntimeError: secret" in capsys.readouterr().out


def test_refusal_is_told_and_not_logged(
    client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    error = fault(client, "{ root { taken } }")
    assert error["message"] == "Taken."
    assert error["extensions"] == {"status": 409, "title": "Conflict"}
    assert "Taken" not in capsys.readouterr().out
    error = fault(client, "{ root { invalid } }")
    assert error["extensions"]["errors"] == {"name": ["Wrong."]}


def test_fault_of_the_query_is_told(client: FlaskClient) -> None:
    assert fault(client, "{")["message"].startswith("Syntax Error")
    unknown = fault(client, "{ roots { __typename } }")["message"]
    assert "Cannot query field 'roots'" in unknown
    assert "Did you mean" not in unknown


def nested(levels: int) -> str:
    """Write a query so many levels deep."""
    return "{ root " + "{ node " * (levels - 2) + "{ __typename }" + "}" * (levels - 1)


def test_depth_is_limited(client: FlaskClient) -> None:
    assert "errors" not in ask(client, nested(8))
    assert "nested more than 8" in fault(client, nested(9))["message"]


def chain(length: int, kind: str, link: str) -> str:
    """Write fragments of a kind, each of which uses the next one by a link."""
    links = [link.replace("NEXT", f"...f{number + 1}") for number in range(length)]
    return " ".join(
        f"fragment f{number} on {kind} " + "{ " + content + " }"
        for number, content in enumerate([*links, "__typename"])
    )


def test_outage_is_told_as_everywhere(
    app: Flask, client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    @app.errorhandler(Away)
    def unavailable(error: Away) -> ResponseReturnValue:
        return error_response(ServiceUnavailable(retry_after=5))

    query = {"query": "{ about { name } root { away } }"}
    answer = client.post("/graphql", json=query)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.mimetype == "application/problem+json"
    assert "failed" not in capsys.readouterr().out


def test_fragments_count_where_they_are_used(client: FlaskClient) -> None:
    query = "{ root { ...f0 } }" + chain(4, "Node", "node { NEXT }")
    assert "nested more than 8" in fault(client, query)["message"]
    inline = "{ root " + "{ ... on Node " * 8 + "{ __typename }" + "}" * 9
    assert "nested more than 8" in fault(client, inline)["message"]


def test_fragments_that_use_one_another_take_no_time(client: FlaskClient) -> None:
    query = "{ ...f0 }" + chain(40, "Query", "NEXT NEXT")
    assert "nested more than 8" in fault(client, query)["message"]


def test_fragments_have_to_exist_and_to_end(client: FlaskClient) -> None:
    assert "Unknown fragment" in fault(client, "{ ...missing }")["message"]
    query = "{ ...f } fragment f on Query { ...f }"
    assert "Cannot spread fragment" in fault(client, query)["message"]


def test_aliases_are_limited(client: FlaskClient) -> None:
    def query(count: int) -> str:
        names = [f"a{number}: about" for number in range(count)]
        return "{" + " { name } ".join([*names, ""]) + "}"

    assert "errors" not in ask(client, query(10))
    assert "more than 10 aliases" in fault(client, query(11))["message"]


def test_length_is_limited(client: FlaskClient) -> None:
    assert "tokens" in fault(client, "{" + "__typename " * 500 + "}")["message"]


def test_only_development_may_ask_for_the_schema(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "{ __schema { queryType { name } } }"
    assert "introspection" in fault(client, query)["message"]
    monkeypatch.setenv("DEBUG", "true")
    assert "errors" not in ask(create_app().test_client(), query)


def test_schema_is_printed(app: Flask) -> None:
    printed = app.test_cli_runner().invoke(args=["graphql-schema"]).output
    assert "about: About!" in printed


def test_who_calls_too_often_has_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_LIMIT", "1/minute")
    client = create_app().test_client()
    sent = {"query": "{ about { name } }"}
    assert client.post("/graphql", json=sent).status_code == 200
    answer = client.post("/graphql", json=sent)
    assert (answer.status_code, answer.mimetype) == (429, "application/problem+json")
    assert int(answer.headers["Retry-After"]) > 0
