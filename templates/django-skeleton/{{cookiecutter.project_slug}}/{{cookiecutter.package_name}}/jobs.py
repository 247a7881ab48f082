"""Jobs: what a worker does later, so that no visitor waits for it."""

from __future__ import annotations

{% if cookiecutter | has("database") %}
from functools import partial
{% endif %}
from typing import Any

import structlog
from celery import Task
{% if cookiecutter | has("database") %}
from django.db import transaction
{% endif %}
from kombu.exceptions import OperationalError

PATIENCE: dict[str, Any] = {"confirm_timeout": 2}  # seconds for the broker to take it

log = structlog.get_logger(__name__)


class Job(Task[..., None]):
    """A function for the worker; what it is given travels as JSON.

    It is tried again, later each time, when the network or the disk fails.
    """

    abstract = True
    autoretry_for = (OSError,)  # whatever smtplib raises is one
    max_retries = 8
    retry_backoff = 10  # seconds, doubled each time; a random part of that passes
    retry_backoff_max = 600
    retry_jitter = True

    def soon(self, *args: Any) -> None:
{% if cookiecutter | has("database") %}
        """Have a worker do it, when what it is about is in the database.

        Where the broker is away it is done here and now. Never raises on account of
        the broker or of the job.
        """
        transaction.on_commit(partial(self.submit, *args))

    def submit(self, *args: Any) -> None:
        """Hand it to the broker, or else do it."""
{% else %}
        """Have a worker do it; where the broker is away, do it here and now.

        Never raises on account of the broker or of the job.
        """
{% endif %}
        try:
            self.apply_async(args, **PATIENCE)
        except self.broker_errors():
            log.exception(f"The broker does not answer: {self.name} runs here")
            self.run_here(*args)

    def run_here(self, *args: Any) -> None:
        """Run it without harm to what goes on around it."""
        try:
            self.run(*args)
        except Exception:
            log.exception(f"The job {self.name} failed")

    def broker_errors(self) -> tuple[type[BaseException], ...]:
        """List what goes wrong with this kind of broker; it is not asked for that."""
        broker = self.app.connection_for_write()
        return (OperationalError, *broker.connection_errors, *broker.channel_errors)
