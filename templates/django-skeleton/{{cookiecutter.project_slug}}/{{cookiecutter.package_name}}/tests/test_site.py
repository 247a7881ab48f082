import json
import logging
{% if cookiecutter | has("html") %}
from pathlib import Path
{% endif %}

import pytest
from django.conf import settings as project
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
{% if cookiecutter | has("html") %}
from django.template.autoreload import reset_loaders
{% endif %}
from django.test import Client, RequestFactory
from django.urls import include, path
{% if cookiecutter.pages %}
from django.utils.html import escape
{% endif %}
from pytest_django import Settings
from structlog.contextvars import bind_contextvars, get_contextvars

from .. import health
from ..errors import csrf_failure, error_response


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def broken(request: HttpRequest) -> HttpResponse:
    bind_contextvars(visitor="somebody")
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

{% if cookiecutter | has("database") %}
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
{% else %}
pytestmark = pytest.mark.urls(__name__)
{% endif %}


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


# What the site answers


{% if cookiecutter.pages %}
def test_the_home_page_names_the_site(client: Client) -> None:
    page = client.get("/")

    assert page.status_code == 200
    assert f"<h1>{escape(project.SITE_NAME)}</h1>" in page.text
    assert page.text.count('aria-current="page"') == 1
{% else %}
def test_the_root_names_the_addresses(client: Client) -> None:
    index = client.get("/").json()

    assert index["name"] == project.SITE_NAME
    assert index["addresses"]["healthz"] == "/healthz"
    assert index["addresses"]["readyz"] == "/readyz"
{% endif %}
{% if cookiecutter | has("html") %}


def test_static_files_are_served_with_every_header(client: Client) -> None:
    answer = client.get("/static/style.css")

    assert b".skip-link" in answer.getvalue()
    assert answer.headers["X-Request-ID"]
    assert answer.headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert "Not Allowed" in client.post("/static/style.css").text
{% endif %}


@pytest.mark.parametrize("address", ["/healthz", "/healthz/"])
def test_a_living_process_says_so_to_any_host(client: Client, address: str) -> None:
    answer = client.get(address, headers={"host": "10.0.0.1:8000"})

    assert answer.status_code == 200
    assert answer.json() == {"status": "ok"}
    assert answer.headers["X-Request-ID"]


@pytest.mark.parametrize("address", ["/readyz", "/readyz/"])
def test_ready_when_every_check_passes(client: Client, address: str) -> None:
    answer = client.get(address, headers={"host": "10.0.0.1:8000"})

    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "checks": dict.fromkeys(health.CHECKS, "ok"),
    }


def test_not_ready_names_what_is_down(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable() -> bool:
        raise ConnectionError("amqp://user:password@broker")

    checks = {"broker": unreachable, "disk": lambda: True}
    monkeypatch.setattr(health, "CHECKS", checks)
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {
        "status": "down",
        "checks": {"broker": "down", "disk": "ok"},
    }


# Errors


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
{% if cookiecutter | has("html") %}
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
        "detail": "Something went wrong here. It has been logged.",
        "instance": "/api/broken/",
        "request_id": "r-1",
    }


@pytest.mark.parametrize("address", ["/", "/healthz", "/readyz/"])
def test_other_methods_are_refused(client: Client, address: str) -> None:
    answer = client.options(address)

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert "Method Not Allowed" in answer.text


def test_what_is_too_large_is_refused(client: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = client.post("/", {"file": "x" * 1000})

    assert answer.status_code == 413
    assert "That is more than can be sent at once." in answer.text


def test_too_many_requests_are_explained(rf: RequestFactory) -> None:
    answer = error_response(rf.get("/"), 429)

    assert answer.status_code == 429
    assert "Too Many Requests" in answer.text


def test_a_forged_form_is_forbidden(rf: RequestFactory) -> None:
    assert csrf_failure(rf.post("/"), reason="no cookie").status_code == 403


{% if cookiecutter | has("html") %}
def test_without_collectstatic_errors_are_explained_and_it_is_not_ready(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": storage}}
    settings.STATIC_ROOT = tmp_path
    reset_loaders()  # of what was written into pages with another storage

    answer = client.get("/nowhere/")

    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["X-Request-ID"]
    assert client.get("/readyz").json()["checks"]["static files"] == "down"


{% endif %}
# Request ids, logs and headers


def test_a_sane_request_id_is_kept(client: Client) -> None:
    answer = client.get("/", headers={"X-Request-ID": "from-the.proxy_1"})

    assert answer.headers["X-Request-ID"] == "from-the.proxy_1"


@pytest.mark.parametrize("sent", ["", "two words", "x" * 129, "<script>"])
def test_any_other_is_replaced(client: Client, sent: str) -> None:
    answer = client.get("/", headers={"X-Request-ID": sent})

    assert len(answer.headers["X-Request-ID"]) == 32


def test_what_is_logged_later_is_not_this_request_s(client: Client) -> None:
    client.get("/broken/", headers={"X-Request-ID": "r-1"})

    assert get_contextvars() == {}


@pytest.mark.parametrize(
    ("host", "status"), [("testserver", 404), ("elsewhere.example", 400)]
)
def test_a_request_is_one_line_of_json(
    client: Client, caplog: pytest.LogCaptureFixture, host: str, status: int
) -> None:
    headers = {"host": host, "X-Request-ID": "r-1"}
    with caplog.at_level(logging.INFO):
        client.get("/nowhere/?token=secret", headers=headers)
        client.get("/healthz/")

    (console,) = (h for h in logging.getLogger().handlers if h.name == "console")
    (line,) = (json.loads(console.format(record)) for record in caplog.records)
    assert line.pop("timestamp").endswith("Z")
    assert line.pop("duration_ms") > 0
    assert line == {
        "level": "info",
        "event": "request",
        "logger": "{{ cookiecutter.package_name }}.middleware",
        "request_id": "r-1",
        "method": "GET",
        "path": "/nowhere/",
        "status": status,
    }


@pytest.mark.parametrize("host", ["testserver", "elsewhere.example"])
@pytest.mark.parametrize("secure", [True, False])
def test_every_answer_has_the_security_headers(
    client: Client, settings: Settings, host: str, secure: bool
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    headers = client.get("/", headers={"host": host}, secure=secure).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"].startswith("camera=()")
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert ("Strict-Transport-Security" in headers) == secure
