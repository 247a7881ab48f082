"""Ask an application for one page again and again, and see where it is; stands alone.

Runs in a project's folder and with its Python: the path of the page, seconds of processor time.
Prints as JSON how many requests it answered, its processor seconds, and how often a sample of the
stack found it in which line of calls: file names, the innermost first.
"""

import collections
import importlib
import io
import json
import os
import signal
import sys
import time
from types import FrameType
from typing import Any

INTERVAL = 0.001  # seconds; the system may take longer
WARM_UP = 200


def load() -> Any:
    """Import the application as gunicorn does."""
    sys.path.insert(0, os.getcwd())  # noqa: PTH109  # stands alone
    if os.path.exists("manage.py"):  # noqa: PTH110
        return importlib.import_module("config.wsgi").application
    return importlib.import_module("app").create_app()


def ask(application: Any, path: str) -> None:
    """Ask as gunicorn would, with the headers of a proxy."""
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": os.environ["ALLOWED_HOSTS"],
        "HTTP_X_FORWARDED_PROTO": "https",
        "HTTP_X_FORWARDED_FOR": "198.18.0.1",
        "HTTP_ACCEPT_LANGUAGE": "en",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http",
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.version": (1, 0),
    }
    statuses = []
    answer = application(environ, lambda status, headers, error=None: statuses.append(status))
    try:
        b"".join(answer)
    finally:
        getattr(answer, "close", lambda: None)()
    assert statuses == ["200 OK"], statuses


def main(path: str, seconds: float) -> None:
    found: collections.Counter[tuple[str, ...]] = collections.Counter()

    def look(_: int, frame: FrameType | None) -> None:
        files = []
        while frame:
            files.append(frame.f_code.co_filename)
            frame = frame.f_back
        found[tuple(files)] += 1

    output, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: PTH123, SIM115  # for logs
    application = load()
    for _ in range(WARM_UP):
        ask(application, path)
    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    requests, started = 0, time.process_time()
    while time.process_time() - started < seconds:
        ask(application, path)
        requests += 1
    used = time.process_time() - started
    signal.setitimer(signal.ITIMER_PROF, 0)
    stacks = [{"files": files, "count": count} for files, count in found.items()]
    json.dump({"requests": requests, "seconds": used, "stacks": stacks}, output)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
