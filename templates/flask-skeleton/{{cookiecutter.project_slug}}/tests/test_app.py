"""The contract that holds for every address: settings, logs, headers, errors, health."""

import json

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient

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
    assert addresses == {"healthz": "/healthz", "readyz": "/readyz"}
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
        ("ALLOWED_HOSTS", "*"),
        ("DEBUG", "perhaps"),
        ("FLASK_DEBUG", "1"),
        ("TRUSTED_PROXIES", "-1"),
        ("LOG_LEVEL", "LOUD"),
{% if cookiecutter.data != "none" %}
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "sqlite://"),
{% endif %}
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
    create_app().test_client().get("/")
    assert "method=GET path=/ status=200" in capsys.readouterr().out


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


def test_unknown_host_is_refused(client: FlaskClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/healthz", headers={"Host": "10.0.0.1"}).status_code == 200


# Errors


{% if cookiecutter.pages %}
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


def test_ready(client: FlaskClient) -> None:
    assert client.get("/readyz").get_json()["status"] == "ok"


def test_not_ready(app: Flask) -> None:
    app.extensions["checks"] = {"moon": lambda: False}
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json() == {"status": "down", "checks": {"moon": "down"}}
