{% set always = '"401", "429"' if cookiecutter | has("api-accounts") else '"429"' %}
"""REST: what holds for every resource."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from marshmallow import Schema, fields
from openapi_spec_validator import validate

from app import create_app
from {{ cookiecutter.package_name }}.api.incoming import Text
from {{ cookiecutter.package_name }}.api.rest import Blueprint, register


class Thing(Schema):
    """Whatever has a name."""

    name = Text(required=True)


class Count(Schema):
    """How often."""

    times = fields.Integer(load_default=1)


things = Blueprint("things", __name__, url_prefix="/api/v1/things", description="…")


@things.route("/", methods=["POST"])
@things.arguments(Thing)
@things.arguments(Count, location="query")
@things.response(200, Thing)
@things.doc(operationId="repeatThing")
def repeat(thing: dict[str, str], count: dict[str, int]) -> dict[str, str]:
    """Repeat a name."""
    return {"name": thing["name"] * count["times"]}


@pytest.fixture
def program(app: Flask) -> FlaskClient:
    """Make a program that can ask for things."""
    register(app, things)
    return app.test_client()


def test_it_says_what_it_is(client: FlaskClient) -> None:
    for path in ("/api/v1/", "/api/v1"):
        assert client.get(path).get_json()["version"] == "1.0.0"


def test_errors_are_problem_documents(client: FlaskClient) -> None:
    for answer, status in [
        (client.get("/api/v1/nowhere"), 404),
        (client.delete("/api/v1/"), 405),
    ]:
        problem = answer.get_json()
        assert answer.mimetype == "application/problem+json"
        assert answer.status_code == problem["status"] == status
        assert problem["request_id"] == answer.headers["X-Request-ID"]


def test_what_comes_in_is_checked(program: FlaskClient) -> None:
    answer = program.post("/api/v1/things?times=2", json={"name": "ha"})
    assert answer.get_json() == {"name": "haha"}
    for query, body, field in [("", {}, "name"), ("?times=x", {"name": "ha"}, "times")]:
        answer = program.post("/api/v1/things" + query, json=body)
        assert answer.status_code == 422
        assert answer.mimetype == "application/problem+json"
        assert list(answer.get_json()["errors"]) == [field]
    assert program.post("/api/v1/things", data="ha").status_code == 415


def test_crash_is_a_problem_document(app: Flask) -> None:
    def crash() -> str:
        raise RuntimeError("secret")

    app.add_url_rule("/api/crash", view_func=crash)
    answer = app.test_client().get("/api/crash")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert "secret" not in answer.text


def test_who_calls_too_often_has_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_LIMIT", "2/minute")
    client = create_app().test_client()
    answers = [client.get("/api/v1/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].mimetype == "application/problem+json"
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60
    assert client.get("/api/openapi.json").status_code == 200


def test_description_is_valid_and_complete(program: FlaskClient) -> None:
    document = program.get("/api/openapi.json").get_json()
    validate(document)
    operations = [
        operation
        for path in document["paths"].values()
        for method, operation in path.items()
        if method != "parameters"
    ]
    names = {operation["operationId"] for operation in operations}
    assert len(names) == len(operations)
    assert "repeatThing" in names
    for operation in operations:
        expected = { {{- always }}, "default"}
        if "requestBody" in operation:
            expected |= {"400", "413", "415", "422"}
        if "security" in operation:
            expected |= {"401", "403"}
        assert expected <= set(operation["responses"])
        assert operation["summary"]
    for response in document["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
