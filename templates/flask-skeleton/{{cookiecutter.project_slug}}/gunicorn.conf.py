"""How gunicorn serves the application; options on its command line win."""

import gc
from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

# What is made while the application loads stays: looking for garbage in it takes time,
# and writes to pages of memory that the workers could share.
gc.disable()

wsgi_app = "app:create_app()"
preload_app = True
threads = 4
control_socket_disable = True
# The application alone decides which proxies to believe (TRUSTED_PROXIES).
forwarded_allow_ips = ""
# The application writes gunicorn's log lines as well as its own.
logconfig_dict = {
    "root": {"handlers": []},
    "loggers": {"gunicorn.error": {"level": "INFO", "propagate": True}},
}


class Log(Logger):  # type: ignore[misc]
    """The log of gunicorn; the application writes the line for each request."""

    def access(self, *request: Any) -> None:
        """Put together a line of gunicorn's own only where it was asked for."""
        if self.cfg.accesslog:
            super().access(*request)


logger_class = Log


def when_ready(server: Any) -> None:
    """Leave what is loaded out of every later collection."""
    gc.freeze()


def post_fork(server: Any, worker: Any) -> None:
    """Collect in the workers, though less often: a request leaves little garbage."""
    gc.set_threshold(10_000)
    gc.enable()
