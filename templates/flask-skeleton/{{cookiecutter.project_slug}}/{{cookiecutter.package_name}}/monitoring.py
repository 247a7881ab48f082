"""Monitoring: Sentry is told where the application fails, and nothing about people."""

from __future__ import annotations

{% if cookiecutter | has("jobs") %}
import sys
{% endif %}
from typing import TYPE_CHECKING, Any

from environs import Env, ValidationError, validate
from flask import Flask, g, has_app_context
{% if cookiecutter | has("jobs") %}

from . import jobs
{% endif %}

if TYPE_CHECKING:
    from sentry_sdk.types import Event, Hint


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read whether and how Sentry is told."""
    return {
        "SENTRY_DSN": env.str("SENTRY_DSN", "", validate=sentry_address),
        "SENTRY_ENVIRONMENT": env.str(
            "SENTRY_ENVIRONMENT", "development" if debug else "production"
        ),
        "SENTRY_RELEASE": env.str("SENTRY_RELEASE", ""),
        "SENTRY_TRACES_SAMPLE_RATE": env.float(
            "SENTRY_TRACES_SAMPLE_RATE", 0.0, validate=validate.Range(0, 1)
        ),
    }


def sentry_address(dsn: str) -> None:
    """Refuse what Sentry could not be told at; empty leaves it out."""
    if not dsn:
        return
    from sentry_sdk.utils import Dsn

    try:
        Dsn(dsn)
    except ValueError:  # Sentry's own error for it is one, too
        raise ValidationError("Must look like https://key@host/number.") from None


def init_app(app: Flask) -> None:
    """Tell Sentry of errors, where there is an address to tell it at."""
    if app.config["SENTRY_DSN"]:
        start(app.config)


def start(config: dict[str, Any]) -> None:
    """Start Sentry's client, which takes long to import, so only where it is wanted."""
    import sentry_sdk
    from sentry_sdk.integrations import Integration
    from sentry_sdk.integrations.flask import FlaskIntegration

    integrations: list[Integration] = [FlaskIntegration()]
{% if cookiecutter | has("jobs") %}
    if "celery" in sys.modules:  # a worker, which loads it before the application
        from sentry_sdk.integrations.celery import CeleryIntegration

        integrations.append(CeleryIntegration(propagate_traces=False))
{% endif %}
    sentry_sdk.init(
        dsn=config["SENTRY_DSN"],
        environment=config["SENTRY_ENVIRONMENT"],
        release=config["SENTRY_RELEASE"] or None,
        traces_sample_rate=config["SENTRY_TRACES_SAMPLE_RATE"] or None,
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
    for error in event.get("exception", {}).get("values", []):
        error["value"] = ""
    if "logentry" in event:
        event["logentry"] = {"message": event["logentry"]["message"]}
    request_id = g.get("request_id") if has_app_context() else None
{% if cookiecutter | has("jobs") %}
    request_id = request_id or jobs.asking_request()
{% endif %}
    event.setdefault("tags", {})["request_id"] = request_id or ""
    return event
