"""Jobs: done by a worker, or at once where there is none."""

import importlib
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from celery import signals
from flask import Flask
from kombu import Connection, Queue
from kombu.exceptions import EncodeError, OperationalError
{% if cookiecutter.jobs == "redis" %}
from redis import Redis
{% endif %}
from werkzeug.test import TestResponse

from app import create_app
from {{ cookiecutter.package_name }} import jobs, mail

{% if cookiecutter.jobs == "redis" %}
SCHEME, DEFAULT_PORT = "redis", 6379
BROKER = os.environ.get("TEST_BROKER_URL", "redis://127.0.0.1:6379/1")
{% else %}
SCHEME, DEFAULT_PORT = "amqp", 5672
BROKER = os.environ.get("TEST_BROKER_URL", "amqp://guest:guest@127.0.0.1:5672//")
{% endif %}
LETTER = ("ada@example.com", "Hello", "A secret link")
ROOT = Path(__file__).parent.parent


class Postman:
    """Takes mails in place of a mail server; the first attempts fail."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.attempts = 0
        self.delivered: list[tuple[str, str, str]] = []

    def deliver(self, to: str, subject: str, body: str) -> None:
        self.attempts += 1
        if self.attempts <= self.failures:
            raise ConnectionRefusedError("closed")
        self.delivered.append((to, subject, body))


def post_office(monkeypatch: pytest.MonkeyPatch, failures: int = 0) -> Postman:
    """Put a postman in the place of the mail server."""
    postman = Postman(failures)
    monkeypatch.setattr(mail, "deliver", postman.deliver)
    return postman


def send(app: Flask) -> TestResponse:
    """Ask for a mail in a request of its own."""

    @app.get("/send")
    def ask() -> str:
        jobs.send_mail.delay(*LETTER)
        return "sent"

    return app.test_client().get("/send", headers={"X-Request-ID": "asked-1"})


# Without a worker


def test_job_is_done_at_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    postman = post_office(monkeypatch)
    assert send(app).text == "sent"
    assert postman.delivered == [LETTER]


def test_job_is_tried_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    postman = post_office(monkeypatch, failures=3)
    assert send(app).text == "sent"
    assert (postman.attempts, postman.delivered) == (4, [LETTER])


def test_job_is_given_up(
    app: Flask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    postman = post_office(monkeypatch, failures=100)
    assert send(app).text == "sent"
    assert postman.attempts == 9
    log = capsys.readouterr().out
    assert "ConnectionRefusedError" in log
    assert "A secret link" not in log


def test_job_is_given_json(app: Flask) -> None:
    with app.app_context(), pytest.raises(EncodeError):
        jobs.send_mail.delay(object(), "Hello", "Text")


def test_log_lines_of_a_job_name_the_request(
    app: Flask, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def deliver(*letter: str) -> None:
        app.logger.warning("at work")

    monkeypatch.setattr(mail, "deliver", deliver)
    send(app)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    at_work = next(line for line in lines if line["event"] == "at work")
    assert at_work["request_id"] == "asked-1"


def test_application_starts_without_celery() -> None:
    program = "import app, sys; app.create_app(); sys.exit('celery' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)  # noqa: S603


# Settings


@pytest.mark.parametrize(
    "url", [None, "", "nonsense", "http://:hidden@host", f"{SCHEME}://:hidden@host:x"]
)
def test_wrong_broker_is_named(
    url: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if url is None:
        monkeypatch.delenv("BROKER_URL")
    else:
        monkeypatch.setenv("BROKER_URL", url)
    with pytest.raises(SystemExit):
        create_app()
    message = capsys.readouterr().err
    assert "  BROKER_URL: " in message
    assert "hidden" not in message


def test_worker_has_the_tasks() -> None:
    celery = importlib.import_module("worker").celery_app
    assert jobs.send_mail.name in celery.tasks
    assert celery.conf.accept_content == ["json"]


def test_development_needs_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROKER_URL")
    monkeypatch.setenv("DEBUG", "true")
    app = create_app()
    postman = post_office(monkeypatch)
    assert send(app).text == "sent"
    assert postman.delivered == [LETTER]


def test_worker_without_broker_says_so() -> None:
    importlib.import_module("worker")
    with pytest.raises(SystemExit, match="BROKER_URL is memory://"):
        signals.celeryd_init.send("worker")


# A broker that is away


@pytest.fixture(params=["closed", "silent"])
def app_without_broker(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    """Make an application whose broker refuses connections, or never says a word."""
    with socket.socket() as broker:
        broker.bind(("127.0.0.1", 0))
        if request.param == "silent":
            broker.listen()
        port = broker.getsockname()[1]
        monkeypatch.setenv("BROKER_URL", f"{SCHEME}://127.0.0.1:{port}")
        yield create_app()


def test_broker_away_does_not_stop_a_request(
    app_without_broker: Flask,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    postman = post_office(monkeypatch)
    started = time.monotonic()
    assert send(app_without_broker).text == "sent"
    assert time.monotonic() - started < 3
    assert postman.delivered == [LETTER]
    assert "The broker does not answer" in capsys.readouterr().out


def test_broker_and_mail_server_away(
    app_without_broker: Flask,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    post_office(monkeypatch, failures=1)
    assert send(app_without_broker).text == "sent"
    assert f"The job {jobs.send_mail.name} failed" in capsys.readouterr().out


def test_not_ready_without_broker(app_without_broker: Flask) -> None:
    started = time.monotonic()
    answer = app_without_broker.test_client().get("/readyz")
    assert time.monotonic() - started < 3
    assert answer.status_code == 503
    assert answer.get_json()["checks"]["broker"] == "down"


# With a worker


@pytest.fixture
def app_with_broker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Make an application that uses a queue of its own of the real broker."""
    with Connection(BROKER, connect_timeout=1) as connection:
        try:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=1)
        except OperationalError as error:
            pytest.skip(f"No broker answers (TEST_BROKER_URL): {error}")
        monkeypatch.setenv("BROKER_URL", BROKER)
        app = create_app()
        queue = f"test-{uuid4().hex}"
        jobs.celery_of(app).conf.task_default_queue = queue
        yield app
        Queue(queue).bind(connection.default_channel).delete()
{% if cookiecutter.jobs == "redis" %}
    with Redis.from_url(BROKER) as redis:
        for key in redis.scan_iter(f"*{queue}"):
            redis.delete(key)
{% endif %}


def test_worker_does_the_job_once(
    app_with_broker: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAIL_URL", "console:")
    assert send(app_with_broker).text == "sent"
    queue = jobs.celery_of(app_with_broker).conf.task_default_queue
    command = "-m celery --quiet -A worker:celery_app worker --concurrency=1 --queues"
    lines = []
    with subprocess.Popen(  # noqa: S603
        [sys.executable, *command.split(), queue],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdout
        for text in worker.stdout:
            if text.startswith("{"):  # Celery says farewell in plain words
                lines.append(json.loads(text))
                if "succeeded" in lines[-1]["event"]:
                    worker.terminate()
    assert worker.returncode == 0
    sent = [line for line in lines if line.get("to") == "ada@example.com"]
    assert [line["request_id"] for line in sent] == ["asked-1"]


class Relay:
    """Stands before the broker; once it holds, nothing passes any more."""

    def __init__(self, broker: tuple[str, int]) -> None:
        self.broker = broker
        self.holds = False
        self.door = socket.create_server(("127.0.0.1", 0))
        self.threads = ThreadPoolExecutor(9)
        self.threads.submit(self.welcome)

    def welcome(self) -> None:
        """Take in whoever comes."""
        with suppress(OSError):
            while True:
                here, _ = self.door.accept()
                there = socket.create_connection(self.broker)
                self.threads.submit(self.pass_on, here, there)
                self.threads.submit(self.pass_on, there, here)

    def pass_on(self, source: socket.socket, target: socket.socket) -> None:
        """Hand on what one side says, until it ends."""
        with suppress(OSError), source:
            while said := source.recv(65536):
                if not self.holds:
                    target.sendall(said)
        with suppress(OSError):
            target.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let nobody in any more, and wait until all have gone."""
        self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.threads.shutdown()


def test_broker_that_falls_silent(
    app_with_broker: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    postman = post_office(monkeypatch)
    place = urlsplit(BROKER)
    relay = Relay((place.hostname or "", place.port or DEFAULT_PORT))
    with closing(relay):
        port = relay.door.getsockname()[1]
        userinfo = "".join(place.netloc.rpartition("@")[:2])
        url = place._replace(netloc=f"{userinfo}127.0.0.1:{port}").geturl()
        monkeypatch.setenv("BROKER_URL", url)
        app = create_app()
        queue = jobs.celery_of(app_with_broker).conf.task_default_queue
        celery = jobs.celery_of(app)
        celery.conf.task_default_queue = queue
        with celery, app.app_context():
            jobs.send_mail.delay(*LETTER)
            assert postman.delivered == []
            relay.holds = True
            started = time.monotonic()
            jobs.send_mail.delay(*LETTER)
    assert time.monotonic() - started < 9
    assert postman.delivered == [LETTER]


def test_ready_with_broker(app_with_broker: Flask) -> None:
    answer = app_with_broker.test_client().get("/readyz")
    assert answer.get_json()["checks"]["broker"] == "ok"


def test_broker_that_refuses_the_password(
    app_with_broker: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = urlsplit(BROKER).netloc.rpartition("@")[2]
    monkeypatch.setenv("BROKER_URL", f"{SCHEME}://wrong:wrong@{host}")
    postman = post_office(monkeypatch)
    app = create_app()
    assert send(app).text == "sent"
    assert postman.delivered == [LETTER]
    assert app.test_client().get("/readyz").status_code == 503
