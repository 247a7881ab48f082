{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Who may keep, change and delete {{ item }}s by GraphQL."""

from typing import Any

import pytest
from django.test import Client

from accounts.tests.factories import UserFactory
from api.tests.callers import caller

ADD = 'mutation { add{{ Item }}(title: "A title", text: "A text") { id } }'
SHOW = "query ($id: ID!) { {{ item }}(id: $id) { title } }"
CHANGE = "mutation ($id: ID!) { change{{ Item }}(id: $id) { id } }"
REMOVE = "mutation ($id: ID!) { remove{{ Item }}(id: $id) }"

pytestmark = pytest.mark.django_db


def ask(client: Client, query: str, **variables: str) -> Any:
    """Ask, and return the whole answer."""
    sent = {"query": query, "variables": variables}
    return client.post("/graphql", sent, "application/json").json()


def make() -> str:
    """Keep somebody's {{ item }} and return its key."""
    key: str = ask(caller(), ADD)["data"]["add{{ Item }}"]["id"]
    return key


def status(client: Client, query: str, **variables: str) -> int | None:
    """Ask, and return the status of the refusal, if it is one."""
    errors = ask(client, query, **variables).get("errors")
    return int(errors[0]["extensions"]["status"]) if errors else None


def statuses(client: Client, key: str) -> list[int | None]:
    """Try to read, to change and to delete a {{ item }}."""
    return [status(client, query, id=key) for query in (SHOW, CHANGE, REMOVE)]


def test_everybody_may_read_and_nobody_else_may_write() -> None:
    stranger = Client()
    assert statuses(stranger, make()) == [None, 401, 401]
    assert status(stranger, ADD) == 401


def test_others_may_not_change_it() -> None:
    assert statuses(caller(), make()) == [None, 403, 403]


def test_session_is_no_token() -> None:
    browser = Client()
    browser.force_login(UserFactory.create())
    assert status(browser, ADD) == 401


def test_token_has_to_be_one() -> None:
    forger = Client(headers={"authorization": "Bearer x"})
    answer = forger.post("/graphql", {}, "application/json")
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
{% if cookiecutter | has("permissions") %}


def test_staff_may_change_everything() -> None:
    staff = caller(UserFactory.create(is_staff=True))
    assert statuses(staff, make()) == [None, None, None]
{% endif %}
