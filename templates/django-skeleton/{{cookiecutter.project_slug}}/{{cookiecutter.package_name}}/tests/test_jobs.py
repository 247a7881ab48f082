"""Jobs: done by a worker, or at once where there is none."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
{% if cookiecutter | has("mysql") %}
from pathlib import Path
{% endif %}
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from celery import Celery, signals
from django.conf import settings as project
from django.core.mail import EmailMessage
{% if cookiecutter | has("database") %}
from django.db import transaction
{% endif %}
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from kombu import Connection, Queue
from kombu.exceptions import EncodeError, OperationalError
from pytest_django import Settings
{% if cookiecutter.jobs == "redis" %}
from redis import Redis
{% endif %}
from structlog.contextvars import bound_contextvars, get_contextvars

from config.celery import app

from .. import tasks
from ..jobs import Job
from ..tasks import send_mail
from .environment import load

{% if cookiecutter.jobs == "redis" %}
SCHEME, DEFAULT_PORT = "redis", 6379
BROKER = os.environ.get("TEST_BROKER_URL", "redis://127.0.0.1:6379/1")
{% else %}
SCHEME, DEFAULT_PORT = "amqp", 5672
BROKER = os.environ.get("TEST_BROKER_URL", "amqp://guest:guest@127.0.0.1:5672//")
{% endif %}
LETTER = ("ada@example.com", "Hello", "A secret link")


def send(request: HttpRequest) -> HttpResponse:
    """Ask for a mail."""
    tasks.send_mail.soon(*LETTER)
    return HttpResponse("sent")


urlpatterns = [path("", include("config.urls")), path("send", send)]
{% if cookiecutter | has("database") %}
# Jobs are sent when there is nothing left to commit.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]
{% else %}
pytestmark = pytest.mark.urls(__name__)
{% endif %}


class Postman:
    """Takes mails in place of a mail server; the first attempts fail."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.attempts = 0
        self.delivered: list[tuple[str, str, str]] = []

    def deliver(self, message: EmailMessage) -> None:
        self.attempts += 1
        if self.attempts <= self.failures:
            raise ConnectionRefusedError("closed")
        letter = (message.to[0], str(message.subject), str(message.body))
        self.delivered.append(letter)


def post_office(monkeypatch: pytest.MonkeyPatch, failures: int = 0) -> Postman:
    """Put a postman in the place of the mail server."""
    postman = Postman(failures)
    monkeypatch.setattr(EmailMessage, "send", lambda mail: postman.deliver(mail))
    return postman


def ask(client: Client) -> str:
    """Ask for a mail in a request of its own."""
    return client.get("/send", headers={"X-Request-ID": "asked-1"}).text


# Without a worker


def test_a_job_is_done_at_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    postman = post_office(monkeypatch)
    assert ask(client) == "sent"
    assert postman.delivered == [LETTER]


def test_a_job_is_tried_again(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    postman = post_office(monkeypatch, failures=3)
    assert ask(client) == "sent"
    assert (postman.attempts, postman.delivered) == (4, [LETTER])


def test_a_job_is_given_up(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    postman = post_office(monkeypatch, failures=100)
    assert ask(client) == "sent"
    assert postman.attempts == 9
    assert "ConnectionRefusedError" in caplog.text
    assert "A secret link" not in caplog.text


def test_a_job_is_given_json() -> None:
    with pytest.raises(EncodeError):
        send_mail.soon(object(), "Hello", "Text")
{% if cookiecutter | has("database") %}


def test_a_job_waits_for_the_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    postman = post_office(monkeypatch)
    with transaction.atomic():
        send_mail.soon(*LETTER)
        assert postman.delivered == []
    assert postman.delivered == [LETTER]


def test_a_job_goes_with_its_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    postman = post_office(monkeypatch)
    with suppress(RuntimeError), transaction.atomic():
        send_mail.soon(*LETTER)
        raise RuntimeError
    assert postman.delivered == []
{% endif %}


def test_log_lines_after_a_job_still_name_the_request(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    post_office(monkeypatch)
    with caplog.at_level("INFO"):
        ask(client)
    assert any("asked-1" in str(record.msg) for record in caplog.records)


def test_the_site_starts_without_celery() -> None:
    program = "import config.wsgi, sys; sys.exit('celery' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=project.BASE_DIR)


# Settings


@pytest.mark.parametrize(
    "url", ["", "nonsense", "http://:hidden@host", f"{SCHEME}://:hidden@host:x"]
)
def test_a_wrong_broker_is_named(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    with pytest.raises(SystemExit, match=r"^Error: BROKER_URL ") as stop:
        load(monkeypatch, BROKER_URL=url)
    assert "hidden" not in str(stop.value)


def test_development_needs_no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BROKER_URL")
    development = load(monkeypatch, DEBUG="true")
    assert development.CELERY_TASK_ALWAYS_EAGER
    with Connection(development.CELERY_BROKER_URL) as broker:
        assert broker.hostname  # without one kombu warns


def test_production_uses_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    production = load(monkeypatch, BROKER_URL=BROKER)
    assert not production.CELERY_TASK_ALWAYS_EAGER
    assert production.CELERY_ACCEPT_CONTENT == ["json"]


def test_a_worker_has_the_jobs() -> None:
    app.loader.import_default_modules()
    assert send_mail.name in app.tasks
    assert not signals.setup_logging.send(sender=None)[0][1]


def test_a_worker_without_a_broker_says_so(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    with pytest.raises(SystemExit, match="BROKER_URL is memory://"):
        signals.celeryd_init.send("worker")
    job_at(monkeypatch, settings, BROKER)
    signals.celeryd_init.send("worker")


def test_log_lines_of_a_job_name_the_request() -> None:
    headers: dict[str, Any] = {}
    with bound_contextvars(request_id="asked-1"):
        signals.before_task_publish.send("task", headers=headers)
    send_mail.push_request(**headers)
    signals.task_prerun.send("task", task=send_mail)
    assert get_contextvars() == {"request_id": "asked-1"}
    signals.task_postrun.send("task", task=send_mail)
    assert get_contextvars() == {}
    send_mail.pop_request()


# A broker that is away


def job_at(monkeypatch: pytest.MonkeyPatch, settings: Settings, url: str) -> Job:
    """Give the site another broker, and the job that goes there."""
    celery: Celery[Job] = Celery(task_cls=Job, set_as_current=False)
    celery.config_from_object("django.conf:settings", namespace="CELERY")
    settings.CELERY_TASK_ALWAYS_EAGER = False
    celery.conf.update(broker_url=url, task_always_eager=False)
    job = celery.task(name=send_mail.name, shared=False)(send_mail.run)
    monkeypatch.setattr("config.celery.app", celery)
    monkeypatch.setattr(tasks, "send_mail", job)
    return job


@pytest.fixture(params=["closed", "silent"])
def without_broker(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> Iterator[None]:
    """Give a broker that refuses connections, or never says a word."""
    with socket.socket() as broker:
        broker.bind(("127.0.0.1", 0))
        if request.param == "silent":
            broker.listen()
        port = broker.getsockname()[1]
        job_at(monkeypatch, settings, f"{SCHEME}://127.0.0.1:{port}")
        yield


@pytest.mark.usefixtures("without_broker")
def test_a_broker_away_does_not_stop_a_request(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    postman = post_office(monkeypatch)
    started = time.monotonic()
    assert ask(client) == "sent"
    assert time.monotonic() - started < 3
    assert postman.delivered == [LETTER]
    assert "The broker does not answer" in caplog.text


@pytest.mark.usefixtures("without_broker")
def test_broker_and_mail_server_away(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    post_office(monkeypatch, failures=1)
    assert ask(client) == "sent"
    assert f"The job {send_mail.name} failed" in caplog.text


@pytest.mark.usefixtures("without_broker")
def test_not_ready_without_broker(client: Client) -> None:
    started = time.monotonic()
    answer = client.get("/readyz")
    assert time.monotonic() - started < 3
    assert answer.status_code == 503
    assert answer.json()["checks"]["broker"] == "down"


# With a worker


@pytest.fixture
def queue(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[str]:
    """Use a queue of its own of the real broker."""
    with Connection(BROKER, connect_timeout=1) as connection:
        try:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=1)
        except OperationalError as error:
            pytest.skip(f"No broker answers (TEST_BROKER_URL): {error}")
        name = f"test-{uuid4().hex}"
        job = job_at(monkeypatch, settings, BROKER)
        job.app.conf.task_default_queue = name
        with job.app:
            yield name
        Queue(name).bind(connection.default_channel).delete()
{% if cookiecutter.jobs == "redis" %}
    with Redis.from_url(BROKER) as redis:
        for key in redis.scan_iter(f"*{name}"):
            redis.delete(key)
{% endif %}


{% if cookiecutter | has("mysql") %}
def test_a_worker_does_the_job_once(client: Client, queue: str, tmp_path: Path) -> None:
{% else %}
def test_a_worker_does_the_job_once(client: Client, queue: str) -> None:
{% endif %}
    assert ask(client) == "sent"
    command = f"-m celery --quiet -A config.celery worker --hostname={queue} --queues"
    production = {
        "BROKER_URL": BROKER,
{% if cookiecutter | has("mysql") %}
        # A worker checks the models first, which for MySQL asks the server.
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
{% endif %}
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "MAIL_URL": "console:",
    }
    lines = []
    with subprocess.Popen(
        [sys.executable, *command.split(), queue, "--concurrency=1"],
        cwd=project.BASE_DIR,
        env=os.environ | production,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        assert worker.stdout
        for text in worker.stdout:
            if text.startswith("{"):  # Celery says farewell in plain words
                lines.append(json.loads(text))
                if re.match("Task .* (succeeded|retry|raised)", lines[-1]["event"]):
                    worker.terminate()
    assert worker.returncode == 0
    sent = [line for line in lines if "A secret link" in json.dumps(line)]
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


def test_a_broker_that_falls_silent(
    queue: str, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    postman = post_office(monkeypatch)
    place = urlsplit(BROKER)
    relay = Relay((place.hostname or "", place.port or DEFAULT_PORT))
    with closing(relay):
        port = relay.door.getsockname()[1]
        userinfo = "".join(place.netloc.rpartition("@")[:2])
        url = place._replace(netloc=f"{userinfo}127.0.0.1:{port}").geturl()
        job = job_at(monkeypatch, settings, url)
        job.app.conf.task_default_queue = queue
        with job.app:
            job.soon(*LETTER)
            assert postman.delivered == []
            relay.holds = True
            started = time.monotonic()
            job.soon(*LETTER)
    assert time.monotonic() - started < 9
    assert postman.delivered == [LETTER]


@pytest.mark.usefixtures("queue")
def test_ready_with_broker(client: Client) -> None:
    assert client.get("/readyz").json()["checks"]["broker"] == "ok"


@pytest.mark.usefixtures("queue")
def test_a_broker_that_refuses_the_password(
    client: Client, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    host = urlsplit(BROKER).netloc.rpartition("@")[2]
    postman = post_office(monkeypatch)
    job_at(monkeypatch, settings, f"{SCHEME}://wrong:wrong@{host}")
    assert ask(client) == "sent"
    assert postman.delivered == [LETTER]
    assert client.get("/readyz").status_code == 503
