"""Monitoring: Sentry is told where the project fails, and nothing about people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from structlog.contextvars import get_contextvars

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint


def is_address(dsn: str) -> bool:
    """Tell whether Sentry can be told there."""
    from sentry_sdk.utils import Dsn

    try:
        Dsn(dsn)
    except ValueError:  # Sentry's own error for it is one, too
        return False
    return True


def start(**options: Any) -> None:
    """Start Sentry's client, which takes long to import, so only where it is wanted."""
    import sentry_sdk
    from sentry_sdk.integrations import Integration
    from sentry_sdk.integrations.django import DjangoIntegration

    django = DjangoIntegration("function_name", signals_spans=False)
    integrations: list[Integration] = [django]
{% if cookiecutter | has("jobs") %}
    if "celery" in sys.modules:  # a worker, which loads it before the settings
        from sentry_sdk.integrations.celery import CeleryIntegration

        integrations.append(CeleryIntegration(propagate_traces=False))
{% endif %}
    sentry_sdk.init(
        **options,
        integrations=integrations,
        auto_enabling_integrations=False,
        data_collection={
            "user_info": False,
            "cookies": {"mode": "off"},
            "http_headers": {"request": {"mode": "off"}},
            "http_bodies": [],
            "url_query_params": {"mode": "off"},
            "graphql": {"document": False, "variables": False},
            "database_query_data": False,
            "queues": False,
            "stack_frame_variables": False,
        },
        max_breadcrumbs=0,
        before_send=without_people,
        before_send_transaction=without_people,
    )


def without_people(event: Event, hint: Hint) -> Event:
    """Leave the kind of an error, its place in the code and the id of its log lines.

    Its text, the address that was asked for and log details can name a person, or hold
    the token of a link.
    """
    event.pop("user", None)
    event.pop("extra", None)
    event["request"] = {"method": event.get("request", {}).get("method", "")}
    if "logentry" in event:
        add_log_line(event, hint)
    for error in event.get("exception", {}).get("values", []):
        error["value"] = ""
    request_id = get_contextvars().get("request_id", "")
    event.setdefault("tags", {})["request_id"] = request_id
    return event


def add_log_line(event: Event, hint: Hint) -> None:
    """Leave what a log line says, without its details; structlog has them beside it."""
    from sentry_sdk import get_client
    from sentry_sdk.utils import event_from_exception

    line = hint["log_record"].msg
    if not isinstance(line, dict):
        event["logentry"] = {"message": line}
        return
    event["logentry"] = {"message": line["event"]}
    if error := line.get("exc_info"):
        raised = error if isinstance(error, BaseException) else sys.exc_info()
        failed, _ = event_from_exception(raised, get_client().options)
        event["exception"] = failed["exception"]
