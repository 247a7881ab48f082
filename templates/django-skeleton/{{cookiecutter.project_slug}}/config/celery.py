"""Celery: `celery -A config.celery worker` finds it here."""

from __future__ import annotations

import os
import sys
from typing import Any

from celery import Celery, Task, signals
from structlog.contextvars import (
    bind_contextvars,
    clear_contextvars,
    get_contextvars,
)

from {{ cookiecutter.package_name }}.jobs import Job

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app: Celery[Job] = Celery("{{ cookiecutter.project_slug }}", task_cls=Job)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.setup_logging.connect
def keep_logs(**_: object) -> None:
    """Keep Celery from setting up logs of its own."""


@signals.celeryd_init.connect
def need_broker(**_: object) -> None:
    """Stop a worker that no job would ever reach."""
    if app.conf.task_always_eager:
        sys.exit("BROKER_URL is memory://: no worker is needed (docs/jobs.md).")


@signals.before_task_publish.connect
def send_request_id(headers: dict[str, Any], **_: object) -> None:
    """Let a job know which request asked for it."""
    headers["request_id"] = get_contextvars().get("request_id")


@signals.task_prerun.connect
def name_request(task: Task[..., Any], **_: object) -> None:
    """Give the log lines of a job the id of the request that asked for it."""
    # Done at once, a job is a part of that request.
    if not task.request.is_eager:
        clear_contextvars()
        bind_contextvars(request_id=task.request.get("request_id"))


@signals.task_postrun.connect
def forget_request(task: Task[..., Any], **_: object) -> None:
    """Keep the id out of what the worker logs after the job."""
    if not task.request.is_eager:
        clear_contextvars()
