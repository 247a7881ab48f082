import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from ..errors import csrf_failure, error_response


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("the secret reason")


urlpatterns = [
    path("", include("config.urls")),
    path("forbidden/", forbidden),
    path("broken/", broken),
    path("api/broken/", broken),
]
handler400 = "{{ cookiecutter.package_name }}.errors.bad_request"
handler403 = "{{ cookiecutter.package_name }}.errors.permission_denied"
handler404 = "{{ cookiecutter.package_name }}.errors.page_not_found"
handler500 = "{{ cookiecutter.package_name }}.errors.server_error"

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "host", "status", "title"),
    [
        ("/", "elsewhere.example", 400, "Bad Request"),
        ("/forbidden/", "testserver", 403, "Forbidden"),
        ("/nowhere/", "testserver", 404, "Not Found"),
        ("/broken/", "testserver", 500, "Internal Server Error"),
    ],
)
def test_an_error_is_explained(
    client: Client, address: str, host: str, status: int, title: str
) -> None:
    answer = client.get(address, headers={"host": host, "X-Request-ID": "r-1"})

    assert answer.status_code == status
    assert title in answer.text
    assert "r-1" in answer.text
    assert "secret" not in answer.text
{% if cookiecutter.pages %}
    assert answer.headers["Content-Type"].startswith("text/html")
{% else %}
    assert answer.headers["Content-Type"] == "application/problem+json"
{% endif %}


def test_programs_get_a_problem_document(client: Client) -> None:
    answer = client.get("/api/broken/", headers={"X-Request-ID": "r-1"})

    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Internal Server Error",
        "status": 500,
        "instance": "/api/broken/",
        "request_id": "r-1",
    }


def test_too_many_requests_are_explained(rf: RequestFactory) -> None:
    answer = error_response(rf.get("/"), 429)

    assert answer.status_code == 429
    assert "Too Many Requests" in answer.text


def test_a_forged_form_is_forbidden(rf: RequestFactory) -> None:
    assert csrf_failure(rf.post("/"), reason="no cookie").status_code == 403
