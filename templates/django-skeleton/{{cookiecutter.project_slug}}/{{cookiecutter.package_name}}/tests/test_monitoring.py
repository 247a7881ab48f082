"""Monitoring: what Sentry is told, and what it is not."""

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sentry_sdk
import structlog
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from .environment import load

ADDRESS = "/crash/token-of-ada/?search=query-of-ada"
FORM = {"email": "ada@example.com", "password": "password-of-ada"}
HEADERS = {
    "Authorization": "Bearer bearer-of-ada",
    "Cookie": "visit=cookie-of-ada",
    "X-Request-ID": "asked-1",
}
SECRETS = ["ada@example.com", "of-ada"]
DSN = "https://key@sentry.example.com/1"


@csrf_exempt
def crash(request: HttpRequest, word: str) -> HttpResponse:
    entered = dict(request.POST)
    logging.getLogger(__name__).warning("Entered", extra={"entered": entered})
    raise LookupError(f"Nobody is called {entered}")


urlpatterns = [
    path("", include("config.urls")),
    path("crash/<word>/", crash),
]
handler500 = "{{ cookiecutter.package_name }}.errors.server_error"

pytestmark = pytest.mark.urls(__name__)


class Recorder(Transport):
    """Keeps what would be sent, by its kind."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str | None, str]] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        for item in envelope.items:
            self.sent.append((item.type, item.get_bytes().decode()))


@pytest.fixture
{% if cookiecutter | has("database") %}
def recorder(
    monkeypatch: pytest.MonkeyPatch, transactional_db: None
) -> Iterator[Recorder]:
{% else %}
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
{% endif %}
    """Stand between the project and Sentry."""
    recorder = Recorder()
    monkeypatch.setattr("sentry_sdk.client.make_transport", lambda options: recorder)
    yield recorder
    sentry_sdk.get_global_scope().set_client(None)


def send_what_fails() -> None:
    """Let a request fail that is full of what is nobody's business."""
    request = RequestFactory().post(ADDRESS, FORM, headers=HEADERS)
    said = []

    def answered(status: str, *_: Any) -> Callable[[bytes], object]:
        said.append(status)
        return len

    # As a server calls it; the tests' client would pass by a part of Sentry's.
    WSGIHandler()(request.environ, answered).close()
    assert said == ["500 Internal Server Error"]


def test_error_is_told_without_people(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(monkeypatch, SENTRY_DSN=DSN, SENTRY_RELEASE="1.2.3")
    send_what_fails()

    ((kind, text),) = recorder.sent
    event = json.loads(text)
    assert kind == "event"
    assert event["exception"]["values"][0]["type"] == "LookupError"
    assert event["transaction"].endswith(".crash")
    assert event["request"] == {"method": "POST"}
    assert event["tags"]["request_id"] == "asked-1"
    assert (event["environment"], event["release"]) == ("production", "1.2.3")
    for secret in SECRETS:
        assert secret not in text


def test_logged_error_is_told_without_details(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(monkeypatch, SENTRY_DSN=DSN)
    logging.getLogger("shop").error("Nobody is called %s", "ada", extra={"who": "ada"})
    structlog.get_logger("shop").error("nobody is called so", name="ada")

    lines = [json.loads(text)["logentry"] for _, text in recorder.sent]
    assert lines == [
        {"message": "Nobody is called %s"},
        {"message": "nobody is called so"},
    ]
    assert '"ada"' not in str(recorder.sent)


def test_logged_crash_is_told_with_its_place(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(monkeypatch, SENTRY_DSN=DSN)
    log, name = structlog.get_logger("shop"), "ada"
    try:
        raise LookupError(f"Nobody is called {name}")
    except LookupError as error:
        log.exception("that failed")
        known = error
    log.error("that had failed", exc_info=known)

    for _, text in recorder.sent:
        (failed,) = json.loads(text)["exception"]["values"]
        assert failed["type"] == "LookupError"
        assert failed["stacktrace"]["frames"][-1]["function"] == (
            "test_logged_crash_is_told_with_its_place"
        )
        assert "called ada" not in text
    assert len(recorder.sent) == 2


def test_timing_is_told_without_people(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(monkeypatch, SENTRY_DSN=DSN, SENTRY_TRACES_SAMPLE_RATE="1")
    send_what_fails()

    assert {kind for kind, _ in recorder.sent} == {"event", "transaction"}
    for _, text in recorder.sent:
        for secret in SECRETS:
            assert secret not in text


def test_nothing_is_loaded_without_an_address() -> None:
    program = (
        "import django, sys; django.setup(); sys.exit('sentry_sdk' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    subprocess.run(command, check=True, cwd=settings.BASE_DIR)


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
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(SystemExit, match=f"^Error: .*{name}"):
        load(monkeypatch, **{name: value})
