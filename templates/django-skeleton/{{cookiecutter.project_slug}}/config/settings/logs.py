"""Logs: JSON lines on standard output; for people where DEBUG is on."""

import logging
import sys

import structlog
from structlog.stdlib import ProcessorFormatter

from .base import DEBUG, env

_processors: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
_renderers: list[structlog.typing.Processor] = (
    # Texts as Python literals: what a visitor sent cannot steer the terminal.
    [structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty(), repr_native_str=True)]
    if DEBUG
    else [
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(),
    ]
)

structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *_processors,
        ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=True,
)

# No line says where it was written or by whom, which takes time to find out.
logging._srcfile = None
logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "structured": {
            "()": ProcessorFormatter,
            "foreign_pre_chain": _processors,
            "processors": [ProcessorFormatter.remove_processors_meta, *_renderers],
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "structured",
            "stream": "ext://sys.stdout",
        },
    },
    "root": {
        "handlers": ["console"],
        "level": env.log_level("LOG_LEVEL", logging.INFO),
    },
    "loggers": {
        # Handlers of their own would print every line twice.
        "django": {"handlers": []},
        "gunicorn.error": {"handlers": [], "propagate": True},
        # The request log has a line for these already.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL"},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        # It warns of every HEAD request.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
