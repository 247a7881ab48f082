"""The contract that holds for every address: settings, logs, headers, errors, health."""

import json
from io import BytesIO

import pytest
from flask import Flask, abort, request
from flask.testing import FlaskClient
from werkzeug.exceptions import RequestEntityTooLarge

from app import create_app


{% if cookiecutter.pages %}
def test_home(client: FlaskClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "<h1>" in answer.text
    with client.get("/static/style.css") as styles:
        assert styles.mimetype == "text/css"
{% else %}
def test_home(client: FlaskClient) -> None:
    addresses = client.get("/").get_json()["addresses"]
    assert addresses["healthz"] == "/healthz"
    for name, address in addresses.items():
        expected = 405 if name == "graphql" else 200  # which is only posted to
        assert client.get(address).status_code == expected
{% endif %}


# Settings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "x" * 40),
        ("SECRET_KEY", "only-for-development-never-in-production"),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", ".*"),
        ("ALLOWED_HOSTS", "http://example.com/"),
        ("ALLOWED_HOSTS", "example.com:8000"),
        ("ALLOWED_HOSTS", "example.com two"),
        ("ALLOWED_HOSTS", "example.com\nexample.org"),
        ("DEBUG", "perhaps"),
        ("FLASK_DEBUG", "1"),
        ("TRUSTED_PROXIES", "-1"),
        ("LOG_LEVEL", "LOUD"),
    ],
)
def test_wrong_setting_is_named(
    name: str,
    value: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if value is None:
        monkeypatch.delenv(name)
    else:
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        create_app()
    assert f"  {name}: " in capsys.readouterr().err


def test_development_needs_no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "true")
    monkeypatch.delenv("SECRET_KEY")
    monkeypatch.delenv("ALLOWED_HOSTS")
    assert create_app().test_client().get("/").status_code == 200


def test_gunicorn_refuses_to_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "true")
    monkeypatch.setenv("SERVER_SOFTWARE", "gunicorn")
    with pytest.raises(SystemExit):
        create_app()


# Logs


def test_request_id_comes_back_and_is_logged(
    client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = client.get("/nowhere", headers={"X-Request-ID": "abc-1"})
    line = json.loads(capsys.readouterr().out)
    assert answer.headers["X-Request-ID"] == line["request_id"] == "abc-1"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/nowhere", 404)
    assert line["timestamp"].endswith("Z")


def test_odd_request_id_is_replaced(client: FlaskClient) -> None:
    answer = client.get("/", headers={"X-Request-ID": "<odd>"})
    assert len(answer.headers["X-Request-ID"]) == 32


def test_probe_leaves_no_line(
    client: FlaskClient, capsys: pytest.CaptureFixture[str]
) -> None:
    client.get("/healthz")
    assert capsys.readouterr().out == ""


def test_development_logs_are_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DEBUG", "true")
    create_app().test_client().get("/%1b[31mred")
    assert r"method='GET' path='/\x1b[31mred' status=404" in capsys.readouterr().out


# Security


def test_headers_are_on_every_answer(client: FlaskClient) -> None:
    for path in ("/", "/nowhere", "/healthz"):
        headers = client.get(path).headers
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Strict-Transport-Security" not in headers


def test_proxy_is_believed_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "1")
    headers = {"X-Forwarded-Proto": "https"}
    answer = create_app().test_client().get("/", headers=headers)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    headers = {"X-Forwarded-Proto": "javascript"}
    assert create_app().test_client().get("/", headers=headers).status_code == 400


def test_plain_http_goes_to_https(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HTTPS_REDIRECT")
    client = create_app().test_client()
    answer = client.get("/?page=2")
    assert answer.status_code == 301
    assert answer.location == "https://localhost/?page=2"
    assert client.post("/").status_code == 308
    assert client.get("/", base_url="https://localhost").status_code == 200
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "x" * 300, "localhost/"])
def test_unknown_host_is_refused(client: FlaskClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 400
    assert answer.headers["X-Request-ID"] in answer.text


def test_hosts_compare_as_browsers_do(client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": "LocalHost.:8000"}).status_code == 200


def test_large_request_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAX_CONTENT_LENGTH", "10")
    app = create_app()
    app.add_url_rule("/read", view_func=lambda: request.form, methods=["POST"])
    answer = app.test_client().post("/read", data={"text": "x" * 10})
    assert answer.status_code == 413


def test_request_in_chunks_is_refused_and_not_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MAX_CONTENT_LENGTH", "10")
    app = create_app()
    for length, fits in [(0, True), (10, True), (11, False), (4_000_000, False)]:
        with app.test_request_context(
            method="POST",
            headers={"Transfer-Encoding": "chunked"},
            input_stream=BytesIO(b"x" * length),
            environ_overrides={"wsgi.input_terminated": True},
        ):
            if fits:
                assert request.get_data() == b"x" * length
            else:
                with pytest.raises(RequestEntityTooLarge):
                    request.get_data()


# Errors


{% if cookiecutter | has("html") %}
@pytest.mark.parametrize(
    ("prefix", "mimetype"),
    [("", "text/html"), ("/api", "application/problem+json")],
)
{% else %}
@pytest.mark.parametrize(("prefix", "mimetype"), [("", "application/problem+json")])
{% endif %}
@pytest.mark.parametrize("status", [400, 403, 404, 405, 422, 429])
def test_error(app: Flask, prefix: str, mimetype: str, status: int) -> None:
    app.add_url_rule(f"{prefix}/error", view_func=lambda: abort(status))
    answer = app.test_client().get(f"{prefix}/error")
    assert (answer.status_code, answer.mimetype) == (status, mimetype)
    assert answer.headers["X-Request-ID"] in answer.text


def test_error_says_what_the_code_says(app: Flask) -> None:
    app.add_url_rule("/api/error", view_func=lambda: abort(409, "Taken."))
    client = app.test_client()
    assert client.get("/api/error").get_json()["detail"] == "Taken."
    missing = client.get("/api/nowhere").get_json()
    assert missing["detail"] == "There is nothing at this address."


def test_crash_tells_the_log_and_not_the_visitor(
    app: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    @app.get("/crash")
    def crash() -> str:
        raise RuntimeError("secret")

    answer = app.test_client().get("/crash")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "RuntimeError: secret" in lines[0]["exception"]
    assert {line["request_id"] for line in lines} == {answer.headers["X-Request-ID"]}


# Health


def test_probes_are_only_read(client: FlaskClient) -> None:
    for path in ("/healthz", "/healthz/", "/readyz", "/readyz/"):
        assert client.get(path, headers={"Host": "10.0.0.1"}).status_code == 200
        assert client.head(path).status_code == 200
        assert client.post(path).status_code == 405
        assert client.options(path).status_code == 405


def test_ready(client: FlaskClient) -> None:
    assert client.get("/readyz").get_json()["status"] == "ok"


def test_not_ready(app: Flask) -> None:
    app.extensions["checks"] = {"moon": lambda: False}
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json() == {"status": "down", "checks": {"moon": "down"}}
