"""Logs: an id for each request, one line for each record."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, Any, TextIO
from uuid import uuid4

from flask import Flask, g, has_app_context, request
from werkzeug.wsgi import get_path_info

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    Headers = list[tuple[str, str]]

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")
STANDARD_FIELDS = {*vars(logging.makeLogRecord({})), "asctime", "message"}

logger = logging.getLogger(__name__)
encode = json.JSONEncoder(default=str).encode


class OutputHandler(logging.StreamHandler[TextIO]):
    """Write to sys.stdout, which servers and tests replace."""

    def emit(self, record: logging.LogRecord) -> None:
        self.stream = sys.stdout
        super().emit(record)


handler = OutputHandler()
# One access line is enough: not the development server's as well.
handler.addFilter(
    lambda line: line.name != "werkzeug" or " HTTP/" not in str(line.args)
)


class JsonFormatter(logging.Formatter):
    """Write a record as one JSON object, for machines."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        entry = {
            "timestamp": moment.isoformat(timespec="microseconds")[:-6] + "Z",
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            "logger": record.name,
            **extra_fields(record),
        }
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return encode(entry)


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
    if has_app_context() and (request_id := g.get("request_id")):
        extra["request_id"] = request_id
    return extra


class RequestLog:
    """Give the answer an id and the log its line; the probe for life leaves none.

    Around the application it costs a fraction of what it would as a part of it.
    """

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Take the id from its header, if it is a sane one, or make one."""
        started = perf_counter()
        sent = environ.get("HTTP_X_REQUEST_ID", "")
        request_id = sent if REQUEST_ID.fullmatch(sent) else uuid4().hex
        environ["request_id"] = request_id

        def start(status: str, headers: Headers, *error: Any) -> Any:
            headers.append(("X-Request-ID", request_id))
            self.write_line(environ, status, started)
            return start_response(status, headers, *error)

        return self.app(environ, start)

    def write_line(self, environ: WSGIEnvironment, status: str, started: float) -> None:
        path = get_path_info(environ)
        if path.removesuffix("/") == "/healthz":
            return
        fields = {
            "method": environ["REQUEST_METHOD"],
            "path": path,
            "status": int(status[:3]),
            "duration_ms": round((perf_counter() - started) * 1000, 1),
        }
        logger.info("request", extra=fields)


def init_app(app: Flask) -> None:
    """Send every log line to standard output, and name each request in it."""
    handler.setFormatter(
        ConsoleFormatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%X")
        if app.debug
        else JsonFormatter()
    )
    # No line says where it was written or by whom, which takes time to find out.
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(app.config["LOG_LEVEL"])
    app.wsgi_app = RequestLog(app.wsgi_app)  # type: ignore[method-assign]
    app.before_request(name_request)


def name_request() -> None:
    """Let pages, problems and log lines say the id of the request."""
    g.request_id = request.environ.get("request_id", "")
