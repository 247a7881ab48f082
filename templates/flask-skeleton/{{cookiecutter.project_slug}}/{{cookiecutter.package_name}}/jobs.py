"""Jobs: what a worker does later, so that no visitor waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from environs import Env, ValidationError
from flask import Flask, current_app, g

from . import logs
from .addresses import {{ "REDIS" if cookiecutter.jobs == "redis" else "RABBITMQ" }}, is_address
from .settings import REQUIRED

if TYPE_CHECKING:  # takes as long to import as Flask: left to the first job
    from celery import Celery

AT_ONCE = "memory://"
BROKERLESS = "memory://localhost"  # what Celery hears then: it warns where no host is
QUEUE = "{{ cookiecutter.project_slug }}"
{% if cookiecutter.jobs == "redis" %}
ADDRESS, EXAMPLE = REDIS, "redis://:password@host:6379/1"
TRANSPORT = {"socket_connect_timeout": 1, "socket_timeout": 2}
{% else %}
ADDRESS, EXAMPLE = RABBITMQ, "amqp://user:password@host:5672/vhost"
TRANSPORT = {"confirm_publish": True}
{% endif %}
# A broker that is away is given up soon: somebody waits for the answer.
PATIENCE = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}
RETRIES: dict[str, Any] = {
    "autoretry_for": (OSError,),  # the network, and whatever smtplib raises
    "max_retries": 8,
    "retry_backoff": 10,  # seconds, doubled each time; a random part of that passes
    "retry_backoff_max": 600,
    "retry_jitter": True,
}

logger = logging.getLogger(__name__)
jobs: list[Job] = []


class Job:
    """A function for the worker; what it is given travels as JSON."""

    def __init__(self, run: Callable[..., None]) -> None:
        self.run = run
        self.name = f"{run.__module__}.{run.__qualname__}"
        jobs.append(self)

    def delay(self, *args: Any) -> None:
        """Have a worker run it soon; where the broker is away, run it here and now.

        Never raises on account of the broker or of the job.
        """
        celery = celery_of(current_app)
        task: Any = celery.tasks[self.name]
        headers = {"request_id": g.get("request_id")}
        try:
            task.apply_async(args, headers=headers, confirm_timeout=2)
        except errors_of(celery):
            logger.exception("The broker does not answer: %s runs here", self.name)
            self.run_here(*args)

    def run_here(self, *args: Any) -> None:
        """Run it without harm to what goes on around it."""
        try:
            self.run(*args)
        except Exception:
            logger.exception("The job %s failed", self.name)


@Job
def send_mail(to: str, subject: str, body: str) -> None:
    """Send a mail; when the mail server does not take it, try again later."""
    from .mail import deliver  # mail asks this module as well

    deliver(to, subject, body)


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read where the broker is, which holds the jobs until a worker takes them."""
    return {
        "BROKER_URL": env.str(
            "BROKER_URL",
            AT_ONCE if debug else REQUIRED,
            validate=broker_address,
        )
    }


def broker_address(url: str) -> None:
    """Refuse the address of anything else; it may hold a password, so is not shown."""
    if url != AT_ONCE and not is_address(url, ADDRESS):
        raise ValidationError(f"Must look like {EXAMPLE}.")


def init_app(app: Flask) -> None:
    """Watch the broker; Celery itself is made when it is first needed."""
    logs.handler.addFilter(hide_arguments)
    if app.config["BROKER_URL"] != AT_ONCE:
        app.extensions.setdefault("checks", {})["broker"] = is_up


def hide_arguments(line: logging.LogRecord) -> bool:
    """Keep what a job was given, which can be the text of a mail, out of the log."""
    if line.name.startswith("celery."):
        vars(line).pop("data", None)
    return True


def is_up() -> bool:
    """Say whether the broker answers."""
    celery = celery_of(current_app)
    try:
        with celery.connection_for_write() as connection:
            connection.ensure_connection(max_retries=1, interval_start=0, timeout=1)
    except errors_of(celery):
        logger.exception("The broker does not answer")
        return False
    return True


def errors_of(celery: Celery) -> tuple[type[BaseException], ...]:
    """List what goes wrong with this kind of broker; it is not asked for that."""
    from kombu.exceptions import OperationalError

    broker = celery.connection_for_write()
    return (OperationalError, *broker.connection_errors, *broker.channel_errors)


def celery_of(app: Flask) -> Celery:
    """Find the application's Celery, or make it."""
    if "celery" not in app.extensions:
        app.extensions["celery"] = make_celery(app)
    celery: Celery = app.extensions["celery"]
    return celery


def make_celery(app: Flask) -> Celery:
    """Give Celery its settings and its tasks."""
    from celery import Celery, Task

    class ContextTask(Task[..., None]):
        """A task inside the application, and part of the request that asked for it."""

        def __call__(self, *args: Any, **kwargs: Any) -> None:
            with app.app_context():
                g.request_id = asking_request()
                self.run(*args, **kwargs)

    at_once = app.config["BROKER_URL"] == AT_ONCE
    celery: Celery = Celery(app.import_name, task_cls=ContextTask, set_as_current=False)
    celery.conf.update(
        broker_url=BROKERLESS if at_once else app.config["BROKER_URL"],
        broker_connection_retry_on_startup=True,
        broker_connection_timeout=2,
        broker_transport_options=TRANSPORT | PATIENCE,
        task_always_eager=at_once,
        task_default_queue=QUEUE,
        task_publish_retry_policy=PATIENCE,
        task_ignore_result=True,
        task_acks_late=True,  # a job is done when it is done, not when it was taken
        task_soft_time_limit=60,
        task_time_limit=90,
        worker_prefetch_multiplier=1,
        worker_max_tasks_per_child=1000,
        task_serializer="json",
        accept_content=["json"],
    )
    register: Any = celery.task  # its types know no options from a dictionary
    for job in jobs:
        register(name=job.name, shared=False, **RETRIES)(job.run)
    return celery


def asking_request() -> str | None:
    """Give the id of the request that asked for the job at work, if there is one."""
    from celery import current_task

    headers = current_task.request.headers if current_task else None
    request_id: str | None = (headers or {}).get("request_id")
    return request_id
