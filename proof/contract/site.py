"""A generated project served in production settings, and a client that asks it."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

HOST = "shop.example.com"
SECRET = secrets.token_urlsafe(48)
PRODUCTION = {
    # A project that was set up has an .env that opts into development.
    "DEBUG": "false",
    "SECRET_KEY": SECRET,
    "ALLOWED_HOSTS": HOST,
    # The suite stands where a proxy would, which ends HTTPS and says so.
    "TRUSTED_PROXIES": "1",
    "DATABASE_URL": "sqlite:///contract.sqlite3",
}
START_SECONDS = 120
ANSWER_SECONDS = 60  # a slow machine is no fault of the project


@dataclass
class Answer:
    """One answer of the site; header names are in lower case, ``path`` is what was asked for."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    cookies: list[str] = field(default_factory=list)
    path: str = ""

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Site:
    """A running site; ``log`` is the file its output goes to.

    ``has_pages`` tells whether its home is a page, ``has_html`` whether it shows any.
    """

    port: int
    log: Path
    has_pages: bool
    has_html: bool = True
    settings: Mapping[str, str | None] = field(default_factory=dict)
    jar: dict[str, str] = field(default_factory=dict)
    # Limits are counted by address and account, on servers that remember earlier runs.
    tag: str = field(default_factory=lambda: secrets.token_hex(2))

    def email(self, name: str) -> str:
        """Give somebody an address that no earlier run has used."""
        return f"{name}-{self.tag}@example.com"

    def another(self) -> Site:
        """Come back as somebody else, from elsewhere."""
        return replace(self, jar={}, tag=secrets.token_hex(2))

    @property
    def visitor(self) -> str:
        """The address that the visitor of this run comes from."""
        return f"198.18.{int(self.tag[:2], 16)}.{int(self.tag[2:], 16)}"

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Answer:
        form = {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{HOST}/"}
        return self.ask("POST", path, urlencode(fields).encode(), {**form, **headers})

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request as a proxy would hand it on, and keep its cookies."""
        sent = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": self.visitor}
        if self.jar:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        sent |= {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        cookies = response.headers.get_all("Set-Cookie") or []
        for cookie in cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.jar[name] = value
        lowered = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status, lowered, content, cookies, path)

    def reach(self, path: str) -> Answer:
        """Get a path, with the slash that the site may want at its end."""
        answer = self.get(path)
        slashed = "/?".join(path.split("?", 1)) if "?" in path else f"{path}/"
        moved = self.path_of(answer.headers.get("location", "")) == slashed
        return self.get(slashed) if moved else answer

    def follow(self, path: str) -> Answer:
        """Get a path, following redirects within the site."""
        answer = self.get(path)
        for _ in range(3):
            if answer.status not in {301, 302, 303, 307, 308}:
                return answer
            answer = self.get(self.path_of(answer.headers["location"]))
        return answer

    @staticmethod
    def path_of(address: str) -> str:
        """Take the site's own scheme and host off an address."""
        return address.removeprefix(f"https://{HOST}")

    def lines(self) -> list[dict[str, Any]]:
        """Return what the site logged, which in production is JSON to the last line."""
        return [json.loads(line) for line in self.log.read_text().splitlines() if line.strip()]


def production_environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """Return the environment of a production server; ``None`` takes a variable away."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    settings: dict[str, str | None] = {**PRODUCTION, **(changes or {})}
    return kept | {key: value for key, value in settings.items() if value is not None}


def start_command(project: Path) -> list[str]:
    """Start as the container does, or as the README of a project without one says."""
    configured = (project / "gunicorn.conf.py").exists()
    application = [] if configured else ["app:create_app()"]
    return [str(project / ".venv" / "bin" / "gunicorn"), *application]


@contextmanager
def serving(project: Path, changes: Mapping[str, str | None] | None = None) -> Iterator[Site]:
    """Serve a project that was set up and migrated, and stop it gracefully."""
    port = free_port()
    log = project.parent / f"{project.name}-{port}.log"
    command = [*start_command(project), "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    with log.open("wb") as output, log.with_suffix(".err").open("wb") as errors:
        process = subprocess.Popen(
            command,
            cwd=project,
            env=production_environment(changes),
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
    templates = project / "templates"
    site = Site(
        port,
        log,
        (templates / "home.html").exists(),
        (templates / "base.html").exists(),
        changes or {},
    )
    try:
        wait_for(site, process)
        yield site
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise
    stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop a server gracefully; one that does not stop is ended, and at fault."""
    process.send_signal(signal.SIGTERM)
    try:
        status = process.wait(timeout=ANSWER_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise AssertionError("the server did not stop gracefully") from None
    assert status == 0, f"the server stopped with status {status}"


def wait_for(site: Site, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            site.get("/healthz")
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                said = site.log.with_suffix(".err").read_text() + site.log.read_text()
                raise AssertionError(f"the server did not start: {said}") from None
            time.sleep(0.1)
        else:
            return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
