"""The cost of project number 1, 10, 100 and 1,000 in one process, against ``cp -r`` of its tree."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from benchmarks.answers import SHAPES
from benchmarks.installed import install_generator, releases
from benchmarks.measure import workshop
from benchmarks.process import Process, make_projects
from benchmarks.result import Met, Result, Row
from generator.skeletons import frameworks

NAME = "repeated"
ALL = 1000
EACH_ROUND = 100
COPIES = 10
# Numbers of projects that are summed up in one median.
SPANS = {"1": (1, 1), "2 to 10": (2, 10), "11 to 100": (11, 100), "101 to 1,000": (101, ALL)}
COPY, EARLY, PEAK = "cp -r (ms)", "memory after 100 (MiB)", "memory at the end (MiB)"
# What a further project may cost: so many times the copy of its tree, and so much beside.
TIMES, BESIDE = 4, 20
MOST_GROWTH = 1.1


def measure(rounds: int) -> Result:
    """Make up to 1,000 projects of each kind, each kind in a process of its own."""
    count = min(ALL, rounds * EACH_ROUND)
    rows: list[Row] = []
    aims: list[Met] = []
    with workshop() as shop:
        commands = install_generator(shop.home / "environment")
        for framework in frameworks():
            for shape, answers in SHAPES.items():
                tasks = [(framework, answers)]
                make_projects(commands, shop, tasks, 1)  # compiles the templates
                process = make_projects(commands, shop, tasks, count, COPIES)
                rows.append(summed_up(f"{framework}, {shape}", process))
                aims += judged(f"{framework}, {shape}", process)
        versions = releases(commands, ["new-project", "cookiecutter", "jinja2"])
    note = f"{count} projects of each kind; the first one of a process reads what is kept for all."
    return Result(NAME, tuple(rows), tuple(aims), (note,), versions)


def summed_up(name: str, process: Process) -> Row:
    """Give the median of each span of numbers."""
    done = process.tasks[0]
    figures = {"files": float(done.files)}
    for span, (first, last) in SPANS.items():
        if times := done.projects[first - 1 : last]:
            figures[f"{span} (ms)"] = statistics.median(times)
    copies = statistics.median(done.copies)
    return Row(name, {**figures, COPY: copies, EARLY: process.early, PEAK: process.peak})


def judged(name: str, process: Process) -> Sequence[Met]:
    """Compare the further projects with what they may cost, and the memory with its beginning."""
    done = process.tasks[0]
    allowed = TIMES * statistics.median(done.copies) + BESIDE
    further = statistics.median(done.projects[1:])
    return (
        Met(f"further {name} / ({TIMES} cp -r + {BESIDE} ms)", further / allowed, 1),
        Met(f"memory of {name}, end / after 100", process.peak / process.early, MOST_GROWTH),
    )
