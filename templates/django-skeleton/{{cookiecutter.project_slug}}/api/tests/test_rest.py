{% set always = '"401", "406", "429"' if cookiecutter | has("api-accounts") else '"406", "429"' %}
"""REST: what holds for every resource."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import include, path
from openapi_spec_validator import validate
from pytest_django import Settings
from rest_framework import exceptions, serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from .. import openapi
from ..problems import Problem
from ..serializers import StrictSerializer, Text

ERRORS = {
    "404": Http404("secret"),
    "403": PermissionDenied("secret"),
    "refused": exceptions.PermissionDenied(),
    "gone": exceptions.NotFound("It is gone."),
    "stranger": exceptions.NotAuthenticated(),
    "taken": Problem(409, "It is taken."),
    "list": serializers.ValidationError(["Wrong."]),
    "crash": RuntimeError("secret"),
}


class Thing(StrictSerializer):
    """Whatever has a name."""

    id = serializers.IntegerField(read_only=True)
    name = Text()


class Asking(BaseAuthentication):
    """Knows nobody, and asks who it is."""

    def authenticate(self, request: Request) -> None:
        return None

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class ThingView(APIView):
    """Fails as it is told, and reads things."""

    authentication_classes = [Asking]
    permission_classes = [AllowAny]

    def get(self, request: Request) -> Response:
        raise ERRORS[request.query_params["error"]]

    def post(self, request: Request) -> Response:
        thing = Thing(data=request.data)
        thing.is_valid(raise_exception=True)
        return Response(thing.validated_data)


urlpatterns = [
    path("api/v1/things/", ThingView.as_view()),
    path("", include("config.urls")),
]
handler404 = "{{ cookiecutter.package_name }}.errors.page_not_found"
handler500 = "{{ cookiecutter.package_name }}.errors.server_error"

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def test_it_says_what_it_is(client: Client) -> None:
    assert client.get("/api/v1/").json()["version"] == "1.0.0"


@pytest.mark.parametrize(
    ("error", "status", "detail"),
    [
        ("404", 404, "There is nothing at this address."),
        ("403", 403, "You may not see or do this."),
        ("refused", 403, "You may not see or do this."),
        ("gone", 404, "It is gone."),
        ("taken", 409, "It is taken."),
        ("list", 422, "Some values are not valid."),
        ("crash", 500, "Something went wrong here. It has been logged."),
    ],
)
def test_an_error_is_a_problem_document(
    client: Client, error: str, status: int, detail: str
) -> None:
    answer = client.get("/api/v1/things/", {"error": error})

    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert answer.status_code == problem["status"] == status
    assert problem["detail"] == detail
    assert problem["request_id"] == answer.headers["X-Request-ID"]


def test_strangers_are_asked_who_they_are(client: Client) -> None:
    answer = client.get("/api/v1/things/", {"error": "stranger"})

    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_what_cannot_be_asked_for_is_told(client: Client) -> None:
    for answer, status in [
        (client.get("/api/v1/nowhere"), 404),
        (client.delete("/api/v1/things/"), 405),
        (client.options("/api/v1/things/"), 405),
        (client.get("/api/v1/", headers={"Accept": "text/csv"}), 406),
    ]:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.status_code == answer.json()["status"] == status


def test_what_comes_in_is_checked(client: Client) -> None:
    def send(body: object) -> tuple[int, list[str]]:
        answer = client.post("/api/v1/things/", body, "application/json")
        return answer.status_code, list(answer.json().get("errors", answer.json()))

    assert send({"name": " ha "}) == (200, ["name"])
    assert send({}) == (422, ["name"])
    assert send({"name": 7}) == (422, ["name"])
    assert send({"name": "a\0"}) == (422, ["name"])
    assert send({"name": "x", "id": 1, "nmae": "x"}) == (422, ["id", "nmae"])
    assert send([]) == (422, ["non_field_errors"])


def test_what_is_no_json_is_refused(client: Client) -> None:
    def send(body: str, kind: str) -> int:
        return client.post("/api/v1/things/", body, kind).status_code

    assert send("{", "application/json") == 400
    assert send("[" * 100_000, "application/json") == 400
    assert send("name=ha", "application/x-www-form-urlencoded") == 415


def test_who_calls_too_often_has_to_wait(client: Client, settings: Settings) -> None:
    settings.API_LIMIT = "2/minute"

    answers = [client.get("/api/v1/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["Content-Type"] == "application/problem+json"
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60


@pytest.mark.urls("config.urls")
def test_the_description_is_for_everybody_and_made_once(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.API_LIMIT = "1/minute"
    described = client.get("/api/openapi.json")

    monkeypatch.delattr(openapi, "SchemaGenerator")
    for query in ({}, {"lang": "xx"}, {"version": "\0"}):
        answer = client.get("/api/openapi.json", query)
        assert answer.status_code == 200
        assert answer.content == described.content
    assert Client(enforce_csrf_checks=True).post("/api/openapi.json").status_code == 405


@pytest.mark.urls("config.urls")
def test_the_description_is_valid_and_complete(client: Client) -> None:
    document = client.get("/api/openapi.json").json()

    validate(document)
    paths = document["paths"].values()
    operations = [operation for methods in paths for operation in methods.values()]
    names = {operation["operationId"] for operation in operations}
    assert len(names) == len(operations)
    assert "about" in names
    for operation in operations:
        expected = { {{- always }}, "default"}
        if "requestBody" in operation:
            expected |= {"400", "413", "415", "422"}
        assert expected <= set(operation["responses"])
        assert operation["responses"]["default"]
    for response in document["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
