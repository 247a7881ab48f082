"""The worker: `celery -A worker:celery_app worker` finds it here."""

import logging
import sys
from typing import Any

from celery import signals

from app import create_app
from {{ cookiecutter.package_name }} import jobs, logs


@signals.setup_logging.connect
def keep_logs(**options: Any) -> None:
    """Keep Celery from setting up logs of its own."""


@signals.celeryd_init.connect
def need_broker(**options: Any) -> None:
    """Stop a worker that no job would ever reach."""
    if celery_app.conf.task_always_eager:
        sys.exit(f"BROKER_URL is {jobs.AT_ONCE}: no worker is needed (docs/jobs.md).")


def name_request(record: logging.LogRecord) -> bool:
    """Give a job's lines, Celery's among them, the id of the request that asked."""
    if request_id := jobs.asking_request():
        record.request_id = request_id
    return True


celery_app = jobs.celery_of(create_app())
logs.handler.addFilter(name_request)
