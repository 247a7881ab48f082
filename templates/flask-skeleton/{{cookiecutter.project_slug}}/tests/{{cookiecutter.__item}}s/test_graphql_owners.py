{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Who may keep, change and delete {{ item }}s by GraphQL."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from ..accounts.factories import UserFactory, sign_in
from ..api.callers import caller

ADD = 'mutation { add{{ Item }}(title: "A title", text: "A text") { id } }'
SHOW = "query ($id: ID!) { {{ item }}(id: $id) { title } }"
CHANGE = "mutation ($id: ID!) { change{{ Item }}(id: $id) { id } }"
REMOVE = "mutation ($id: ID!) { remove{{ Item }}(id: $id) }"


def ask(client: FlaskClient, query: str, **variables: str) -> dict[str, Any]:
    """Ask, and return the whole answer."""
    sent = {"query": query, "variables": variables}
    answer: dict[str, Any] = client.post("/graphql", json=sent).get_json()
    return answer


def make(app: Flask) -> str:
    """Keep somebody's {{ item }} and return its key."""
    key: str = ask(caller(app), ADD)["data"]["add{{ Item }}"]["id"]
    return key


def status(client: FlaskClient, query: str, **variables: str) -> int | None:
    """Ask, and return the status of the refusal, if it is one."""
    errors = ask(client, query, **variables).get("errors")
    return int(errors[0]["extensions"]["status"]) if errors else None


def statuses(client: FlaskClient, key: str) -> list[int | None]:
    """Try to read, to change and to delete a {{ item }}."""
    return [status(client, query, id=key) for query in (SHOW, CHANGE, REMOVE)]


def test_everybody_may_read_and_nobody_else_may_write(
    app: Flask, client: FlaskClient
) -> None:
    assert statuses(client, make(app)) == [None, 401, 401]
    assert status(client, ADD) == 401


def test_others_may_not_change_it(app: Flask) -> None:
    assert statuses(caller(app), make(app)) == [None, 403, 403]


def test_session_is_no_token(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        sign_in(client, UserFactory.create())
    assert status(client, ADD) == 401


def test_token_has_to_be_one(app: Flask, client: FlaskClient) -> None:
    answer = client.post("/graphql", json={}, headers={"Authorization": "Bearer x"})
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")
{% if cookiecutter | has("permissions") %}


def test_staff_may_change_everything(app: Flask) -> None:
    assert statuses(caller(app, role="staff"), make(app)) == [None, None, None]
{% endif %}
