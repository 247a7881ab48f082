"""Show the whole way: answers, decision, project, environment, tests, a page in the browser.

Run by `make demo`: DESTINATION is the folder the project appears in.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
COMMANDS = Path(sys.executable).parent
NAME, FOLDER = "Corner Shop", "corner-shop"
START_SECONDS = 60


def main(destination: Path) -> None:
    """Go through every step and stop at the first that fails."""
    # Only what this made before is removed: the folder may hold other things.
    shutil.rmtree(destination / FOLDER, ignore_errors=True)
    started = time.perf_counter()
    project = create(destination)
    step("Run its lint and its tests")
    subprocess.run(["make", "--no-print-directory", "lint", "test"], cwd=project, check=True)
    step("Start it (migrations first) and fetch its page")
    with server(project) as address:
        html = fetch(address)
    title = html.partition("<title>")[2].partition("</title>")[0].strip()
    print(f"{address} answered with the page {title!r} ({len(html)} characters), then stopped.")
    print(f"\nThe project is in {project}. All of it took {time.perf_counter() - started:.0f} s.")
    print(f"Look around: cd {os.path.relpath(project)} && make run")


def create(destination: Path) -> Path:
    """Make the project from the answers and print the decision; return its folder."""
    answers = HERE / "shop.toml"
    step(f"Decide and create from {os.path.relpath(answers)}")
    command = [str(COMMANDS / "new-project"), NAME, "--framework", "auto", "--no-input"]
    options = ["--answers", str(answers), "--output-dir", str(destination), "--install"]
    subprocess.run([*command, *options], check=True)
    return destination.resolve() / FOLDER


@contextmanager
def server(project: Path) -> Iterator[str]:
    """Run the development server, and end it with all its children."""
    port = free_port()
    process = subprocess.Popen(
        ["make", "--no-print-directory", "run", f"PORT={port}"],
        cwd=project,
        start_new_session=True,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def fetch(address: str) -> str:
    """Wait until the page answers and return it."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310  # our own server
                return str(response.read().decode())
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise SystemExit(f"{address} did not answer in {START_SECONDS} s.") from None
            time.sleep(0.2)


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def step(title: str) -> None:
    """Print what comes next."""
    print(f"\n== {title}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
