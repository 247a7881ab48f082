import json
import logging

import pytest
from django.test import Client
from pytest_django import Settings


def test_a_sane_request_id_is_kept(client: Client) -> None:
    answer = client.get("/", headers={"X-Request-ID": "from-the.proxy_1"})

    assert answer.headers["X-Request-ID"] == "from-the.proxy_1"


@pytest.mark.parametrize("sent", ["", "two words", "x" * 129, "<script>"])
def test_any_other_is_replaced(client: Client, sent: str) -> None:
    answer = client.get("/", headers={"X-Request-ID": sent})

    assert len(answer.headers["X-Request-ID"]) == 32


def test_a_request_is_one_line_of_json(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        client.get("/nowhere/?token=secret", headers={"X-Request-ID": "r-1"})
        client.get("/healthz")

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
        "status": 404,
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
