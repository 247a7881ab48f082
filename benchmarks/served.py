"""An application behind gunicorn, and what its one worker needs for each request."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from benchmarks.bare import HOST
from benchmarks.measure import CommandFailed

# As a proxy hands on what a visitor asked for by HTTPS.
REQUEST = (
    "GET {path} HTTP/1.1\r\n"
    f"Host: {HOST}\r\n"
    "X-Forwarded-Proto: https\r\n"
    "X-Forwarded-For: 198.18.0.1\r\n"
    "Accept: text/html\r\n"
    "Accept-Language: en\r\n"
    "Connection: close\r\n\r\n"
)
# The same for all: one process, one thread, a connection for each request.
WORKER = ("--workers", "1", "--threads", "1", "--worker-class", "sync", "--log-level", "warning")
PATIENCE_SECONDS = 60


class Application(NamedTuple):
    """What gunicorn serves: its command with the name of the application, if it needs one."""

    name: str
    words: tuple[str | Path, ...]
    folder: Path
    environment: Mapping[str, str]
    paths: tuple[str, ...] = ("/",)


class Served(NamedTuple):
    """A running application, and the process that answers."""

    application: Application
    port: int
    worker: int

    def ask(self, path: str) -> bytes:
        return ask(self.port, path)

    def cpu(self) -> float:
        """Read the microseconds of processor that the worker has used, user and system."""
        tasks = Path(f"/proc/{self.worker}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1000

    def memory(self, kind: str) -> float:
        """Read the memory of the worker in MB: ``Rss``, or ``Pss`` with its share of the common."""
        read = Path(f"/proc/{self.worker}/smaps_rollup").read_text()
        found = re.search(rf"^{kind}:\s+(\d+) kB", read, re.MULTILINE)
        assert found, kind
        return int(found[1]) * 1024 / 1e6

    def warm_up(self, requests: int) -> None:
        """Let the application load and compile what it does once."""
        for path in self.application.paths:
            for _ in range(requests):
                answer = self.ask(path)
            if not answer.startswith(b"HTTP/1.1 200 "):
                raise CommandFailed(f"{self.application.name}: {path}", answer.decode())


@contextmanager
def serving(application: Application) -> Iterator[Served]:
    """Serve an application while the block lasts."""
    port = free_port()
    with (application.folder / "served.log").open("w+b") as log:
        server = subprocess.Popen(
            [*application.words, "--bind", f"127.0.0.1:{port}", *WORKER],
            cwd=application.folder,
            env=application.environment,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
        try:
            if not wait_for(port, server):
                log.seek(0)
                raise CommandFailed(application.name, log.read().decode(errors="replace"))
            children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
            yield Served(application, port, int(children.split()[0]))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=PATIENCE_SECONDS)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> bool:
    """Wait until a worker answers; say whether one did before all ended or it took too long."""
    until = time.monotonic() + PATIENCE_SECONDS
    while server.poll() is None and time.monotonic() < until:
        with suppress(OSError):
            return bool(ask(port, "/"))
        time.sleep(0.02)
    return False


def ask(port: int, path: str) -> bytes:
    """Send one request over a connection of its own; return the whole answer."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE_SECONDS) as connection:
        connection.sendall(REQUEST.format(path=path).encode())
        return b"".join(iter(lambda: connection.recv(65536), b""))


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
