"""Logs: an id for each request, one line for each record."""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from time import perf_counter
from typing import Any, TextIO, cast
from uuid import uuid4

from flask import Flask, Response, g, has_app_context, request
from werkzeug.local import LocalProxy

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
STANDARD_FIELDS = {*vars(logging.makeLogRecord({})), "asctime", "message"}

logger = logging.getLogger(__name__)
# Looks up sys.stdout each time: servers and tests replace it.
handler = logging.StreamHandler(cast(TextIO, LocalProxy(lambda: sys.stdout)))
# One access line is enough: not the development server's as well.
handler.addFilter(
    lambda line: line.name != "werkzeug" or " HTTP/" not in str(line.args)
)


class JsonFormatter(logging.Formatter):
    """Write a record as one JSON object, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        entry = {
            "timestamp": f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}",
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "logger": record.name,
            **extra_fields(record),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str)


class ConsoleFormatter(logging.Formatter):
    """Write a record as a line of text, for people."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        extra = (f" {name}={value!r}" for name, value in extra_fields(record).items())
        return super().formatMessage(record) + "".join(extra)


def extra_fields(record: logging.LogRecord) -> dict[str, Any]:
    """List what a record says beyond its message, the request's id among it."""
    extra = {
        name: value
        for name, value in vars(record).items()
        if name not in STANDARD_FIELDS
    }
    if has_app_context() and "request_id" in g:
        extra["request_id"] = g.request_id
    return extra


def init_app(app: Flask) -> None:
    """Send every log line to standard output, and name each request in it."""
    handler.setFormatter(
        ConsoleFormatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%X")
        if app.debug
        else JsonFormatter()
    )
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(app.config["LOG_LEVEL"])
    app.before_request(start_request)
    app.after_request(finish_request)


def start_request() -> None:
    """Take the request's id from its header, if it is a sane one, or make one."""
    sent = request.headers.get("X-Request-ID", "")
    g.request_id = sent if REQUEST_ID.fullmatch(sent) else uuid4().hex
    g.started = perf_counter()


def finish_request(response: Response) -> Response:
    """Give the answer its id and the log its line; the probe for life leaves none."""
    response.headers["X-Request-ID"] = g.request_id
    if request.endpoint != "health.healthz":
        fields = {
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "duration_ms": round((perf_counter() - g.started) * 1000, 1),
        }
        logger.info("request", extra=fields)
    return response
