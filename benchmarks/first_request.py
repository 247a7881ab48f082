"""From the command to the first answered request, against a bare project made by hand.

By hand means an environment, an install, the application or ``startproject``, migrations, and
the framework's own development server, each as its tutorial says. Packages come from uv's
cache on both sides, and no side makes a repository.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import time
import urllib.request
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.installed import install_generator, releases
from benchmarks.measure import CommandFailed, Workshop, workshop
from benchmarks.result import Met, Result, Row
from benchmarks.served import free_port
from benchmarks.ways import START, Way, all_ways

NAME = "first request"
TOTAL = "all (ms)"
MOST = 1.5
FEWEST_ROUNDS = 3
PATIENCE_SECONDS = 60
AIMS = {
    "new-project flask, few answers": "by hand: Flask",
    "new-project flask, defaults": "by hand: Flask and a database",
    "new-project django, few answers": "by hand: Django",
    "new-project django, defaults": "by hand: Django",
}


def measure(rounds: int) -> Result:
    """Go every way once a round, after one round that fills the package cache.

    A round takes long: there are a third of those of the other benchmarks.
    """
    with workshop() as shop:
        commands = install_generator(shop.home / "environment", "django")
        ways = all_ways(commands)
        offline = {**shop.environment, "UV_OFFLINE": "1"}
        for way in ways:
            went(way, shop, shop.environment)
        taken: dict[str, list[Mapping[str, float]]] = {way.name: [] for way in ways}
        for _ in range(max(FEWEST_ROUNDS, rounds // 3)):
            for way in ways:
                taken[way.name].append(went(way, shop, offline))
        versions = releases(commands, ["new-project", "cookiecutter", "django"])
    rows = {name: row(name, each) for name, each in taken.items()}
    return Result(NAME, tuple(rows.values()), tuple(judged(rows)), notes(rows), versions)


def went(way: Way, shop: Workshop, environment: Mapping[str, str]) -> dict[str, float]:
    """Go one way; return the milliseconds of each step and of all."""
    # On the disk: packages are linked from the cache.
    folder = shop.home / "first" / "project"
    shutil.rmtree(folder.parent, ignore_errors=True)
    folder.mkdir(parents=True)
    taken: dict[str, float] = {}
    for step in way.steps:
        place = folder.parent if step.makes_folder else folder
        if step.makes_folder:
            folder.rmdir()
        for name, text in step.writes.items():
            (folder / name).write_text(text, encoding="utf-8")
        started = time.perf_counter()
        run(way.name, step.words, place, environment)
        taken[step.column] = taken.get(step.column, 0) + (time.perf_counter() - started) * 1000
    taken[START] = answered(way, folder, environment)
    return {**taken, TOTAL: sum(taken.values())}


def run(name: str, words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
    result = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise CommandFailed(f"{name}: {' '.join(words)}", result.stdout + result.stderr)


def answered(way: Way, folder: Path, environment: Mapping[str, str]) -> float:
    """Start the server, ask until it answers 200, stop it; return the milliseconds until then."""
    port = free_port()
    words = [word.format(port=port) for word in way.server]
    started = time.perf_counter()
    with (folder / "server.log").open("w+b") as log:
        server = subprocess.Popen(
            words, cwd=folder, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            while not answers(port):
                waited = time.perf_counter() - started
                if server.poll() is not None or waited > PATIENCE_SECONDS:
                    log.seek(0)
                    raise CommandFailed(way.name, log.read().decode(errors="replace"))
                time.sleep(0.002)
            return (time.perf_counter() - started) * 1000
        finally:
            with suppress(ProcessLookupError):  # it ended by itself
                os.killpg(server.pid, signal.SIGKILL)  # its reloader as well
            server.wait()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE_SECONDS) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def row(name: str, taken: Sequence[Mapping[str, float]]) -> Row:
    """Give the median of each step and of all."""
    columns = dict.fromkeys(column for each in taken for column in each)
    figures = {c: statistics.median(each[c] for each in taken) for c in columns}
    return Row(name, figures)


def judged(rows: Mapping[str, Row]) -> Sequence[Met]:
    """Compare what has the same parts: bare with few answers, a database with the defaults."""
    return [Met(f"{ours} / {hand}", ratio(rows, ours, hand), MOST) for ours, hand in AIMS.items()]


def ratio(rows: Mapping[str, Row], ours: str, theirs: str) -> float:
    return rows[ours].figures[TOTAL] / rows[theirs].figures[TOTAL]


def notes(rows: Mapping[str, Row]) -> tuple[str, ...]:
    beside = ratio(rows, "new-project flask, defaults", "by hand: Flask")
    return (
        "Packages come from uv's cache, without the network; the round before filled it. "
        "Nothing is compiled beforehand, and no side makes a repository.",
        "Of new-project and cookiecutter, `make run` makes the environment, migrates and starts.",
        f"The defaults have a database: {beside:.1f} times a bare Flask project, which has none.",
    )
