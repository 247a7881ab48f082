"""What a request costs in generated applications, against bare Flask and bare Django.

Requests per second depend on what else the machine does; the processor time of the worker does
so much less, and is what the aims compare. All applications run at once, and each round asks
every one of them in turn. `benchmarks/bare.py` says what "bare" means.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.answers import SHAPES
from benchmarks.bare import write_django, write_flask
from benchmarks.installed import releases
from benchmarks.made import environment, make_project, prepare
from benchmarks.measure import Workshop, workshop
from benchmarks.result import Met, Result, Row
from benchmarks.served import Application, Served, serving
from generator.skeletons import frameworks

NAME = "applications"
HOME, LOGIN = "/", "/accounts/login/"
COLUMNS = {HOME: "home (µs)", LOGIN: "login (µs)"}
RATE, RSS, PSS = "home (requests/s)", "RSS (MB)", "PSS (MB)"
MEGABYTES = 70
WARM_UP, REQUESTS = 100, 50
# application, page: how many times the bare application of its framework it may take.
AIMS: Mapping[tuple[str, str], float] = {
    ("flask, few answers", HOME): 1.2,
    ("flask, everything", HOME): 2,
    ("flask, everything", LOGIN): 6,
    ("django, defaults", HOME): 2,
    ("django, everything", HOME): 2,
    ("django, everything", LOGIN): 6,
}
NOTES = (
    "Times are those of the worker's processor, user and system, for one request: medians.",
    "gunicorn with one worker of one thread and a connection for each request; the generated "
    "applications in production settings behind a trusted proxy, logs as JSON to /dev/null.",
    "Bare: one view that renders one template of the same size and links; Django's has the "
    "middleware of startproject. The login page is asked for by a visitor without a cookie.",
    f"Memory after the requests: the aim of {MEGABYTES} MB is for the resident set (RSS), which "
    "counts what the worker shares with its master in full.",
)


def measure(rounds: int) -> Result:
    """Ask each application for its pages, in turn, after some requests that do not count."""
    if sys.platform != "linux":
        return Result(NAME, (), notes=("Skipped: /proc of Linux tells what a worker used.",))
    with workshop() as shop, ExitStack() as stack:
        listed = list(applications(shop))
        running = [stack.enter_context(serving(application)) for application in listed]
        for served in running:
            served.warm_up(WARM_UP)
        taken: dict[str, dict[str, list[float]]] = {each.name: {} for each in listed}
        for _ in range(rounds):
            for served in running:
                for column, figure in asked(served):
                    taken[served.application.name].setdefault(column, []).append(figure)
        rows = {served.application.name: row(served, taken) for served in running}
        names = ["flask", "django", "gunicorn", "jinja2", "werkzeug"]
        found = [releases(Path(each.words[0]).parent, names) for each in listed]
    versions = {name: version for each in found for name, version in each.items()}
    return Result(NAME, tuple(rows.values()), tuple(judged(rows)), NOTES, versions)


def applications(shop: Workshop) -> Iterator[Application]:
    """Make what is served; the bare ones in the environments of the smallest projects."""
    for framework in frameworks():
        made = {shape: make_project(shop, framework, shape) for shape in SHAPES}
        yield bare(shop, framework, made[next(iter(SHAPES))] / ".venv/bin")
        for shape, folder in made.items():
            prepare(shop, folder)
            yield Application(
                f"{framework}, {shape}",
                (folder / ".venv/bin/gunicorn",),
                folder,
                environment(shop, folder),
                (HOME, LOGIN) if "accounts" in SHAPES[shape] else (HOME,),
            )


def bare(shop: Workshop, framework: str, commands: Path) -> Application:
    """Write the bare application of a framework."""
    folder = shop.home / f"bare-{framework}"
    if framework == "django":
        write_django(folder, commands)
    else:
        write_flask(folder)
    name = {"django": "bare.wsgi", "flask": "bare:app"}[framework]
    return Application(
        bare_name(framework), (commands / "gunicorn", name), folder, shop.environment
    )


def bare_name(framework: str) -> str:
    return f"{framework}, bare"


def asked(served: Served) -> Iterator[tuple[str, float]]:
    """Ask for each page a number of times; give what one request took."""
    for path in served.application.paths:
        used, started = served.cpu(), time.perf_counter()
        for _ in range(REQUESTS):
            served.ask(path)
        seconds = time.perf_counter() - started
        yield COLUMNS[path], (served.cpu() - used) / REQUESTS
        if path == HOME:
            yield RATE, REQUESTS / seconds


def row(served: Served, taken: Mapping[str, Mapping[str, Sequence[float]]]) -> Row:
    """Give the medians, and the memory now that the requests are answered."""
    name = served.application.name
    figures = {column: statistics.median(each) for column, each in taken[name].items()}
    return Row(name, figures | {RSS: served.memory("Rss"), PSS: served.memory("Pss")})


def judged(rows: Mapping[str, Row]) -> Iterator[Met]:
    """Compare pages with the bare one of their framework, and memory with what it may be."""
    for (name, path), most in AIMS.items():
        framework = name.partition(",")[0]
        theirs = rows[bare_name(framework)].figures[COLUMNS[HOME]]
        page = COLUMNS[path].partition(" ")[0]
        yield Met(
            f"{name}, {page} / bare {framework}", rows[name].figures[COLUMNS[path]] / theirs, most
        )
    for framework in dict.fromkeys(name.partition(",")[0] for name in rows):
        used = rows[f"{framework}, defaults"].figures[RSS]
        yield Met(f"{framework}, defaults: memory / {MEGABYTES} MB", used / MEGABYTES, 1)
