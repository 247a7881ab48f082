"""Monitoring: what Sentry is told, and what it is not."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sentry_sdk
from flask import Flask, request
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from app import create_app

ROOT = Path(__file__).parent.parent
ADDRESS = "/crash/token-of-ada?search=query-of-ada"
COOKIE = "cookie-of-ada"
FORM = {"email": "ada@example.com", "password": "password-of-ada"}
HEADERS = {"X-Request-ID": "asked-1", "Authorization": "Bearer bearer-of-ada"}
SECRETS = ["ada@example.com", "of-ada"]


class Recorder(Transport):
    """Keeps what would be sent, by its kind."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str | None, str]] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        for item in envelope.items:
            self.sent.append((item.type, item.get_bytes().decode()))


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """Stand between the application and Sentry."""
    recorder = Recorder()
    monkeypatch.setattr("sentry_sdk.client.make_transport", lambda options: recorder)
    monkeypatch.setenv("SENTRY_DSN", "https://key@sentry.example.com/1")
    monkeypatch.setenv("SENTRY_RELEASE", "1.2.3")
    yield recorder
    sentry_sdk.get_global_scope().set_client(None)


def crash(app: Flask) -> None:
    """Let a request fail that is full of what is nobody's business."""
    app.config["WTF_CSRF_ENABLED"] = False

    @app.post("/crash/<word>")
    def fail(word: str) -> str:
        entered = dict(request.form)
        app.logger.warning("Entered %s", entered, extra={"entered": entered})
        raise LookupError(f"Nobody is called {entered}")

    client = app.test_client()
    client.set_cookie("session", COOKIE)
    assert client.post(ADDRESS, data=FORM, headers=HEADERS).status_code == 500


def test_error_is_told_without_people(recorder: Recorder) -> None:
    crash(create_app())
    ((kind, text),) = recorder.sent
    event = json.loads(text)
    assert kind == "event"
    assert event["exception"]["values"][0]["type"] == "LookupError"
    assert event["transaction"] == "fail"
    assert event["request"] == {"method": "POST"}
    assert event["tags"]["request_id"] == "asked-1"
    assert (event["environment"], event["release"]) == ("production", "1.2.3")
    for secret in SECRETS:
        assert secret not in text


def test_logged_error_is_told_without_details(recorder: Recorder) -> None:
    create_app().logger.error("Nobody is called %s", "ada", extra={"name_": "ada"})
    ((_, text),) = recorder.sent
    assert json.loads(text)["logentry"] == {"message": "Nobody is called %s"}
    assert '"ada"' not in text


def test_timing_is_told_without_people(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTRY_TRACES_SAMPLE_RATE", "1")
    crash(create_app())
    assert {kind for kind, _ in recorder.sent} == {"event", "transaction"}
    for _, text in recorder.sent:
        for secret in SECRETS:
            assert secret not in text


def test_nothing_is_loaded_without_an_address() -> None:
    program = "import app, sys; app.create_app(); sys.exit('sentry_sdk' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)  # noqa: S603


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SENTRY_DSN", "nonsense"),
        ("SENTRY_DSN", "https://[key"),
        ("SENTRY_DSN", "https://sentry.example.com/1"),
        ("SENTRY_TRACES_SAMPLE_RATE", "2"),
    ],
)
def test_wrong_setting_is_named(
    name: str,
    value: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        create_app()
    assert f"  {name}: " in capsys.readouterr().err
