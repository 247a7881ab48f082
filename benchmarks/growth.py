"""What a file and a part cost while a project grows from few answers to everything."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.answers import SHAPES
from benchmarks.installed import install_generator, releases
from benchmarks.measure import workshop
from benchmarks.process import Done, make_projects
from benchmarks.result import Met, Result, Row
from generator.answers import ContradictionError, resolve
from generator.catalog import load_catalog
from generator.skeletons import frameworks

NAME = "growth"
FILES, FEATURES, TIME, EACH = "files", "parts", "time (ms)", "each file (ms)"


class Step(NamedTuple):
    """A project on the way, named after the answer that was given last."""

    name: str
    answers: Mapping[str, str]


def measure(rounds: int) -> Result:
    """Make every project on the way once a round, all in one process."""
    way = steps()
    pairs = [(framework, step) for framework in frameworks() for step in way]
    with workshop() as shop:
        commands = install_generator(shop.home / "environment")
        tasks = [(framework, step.answers) for framework, step in pairs]
        # The round before compiles the templates, and reads what is kept.
        process = make_projects(commands, shop, tasks, rounds + 1)
        versions = releases(commands, ["new-project", "cookiecutter", "jinja2"])
    grown: dict[str, list[Row]] = {}
    for (framework, step), done in zip(pairs, process.tasks, strict=True):
        grown.setdefault(framework, []).append(row(framework, step, done))
    return Result(
        NAME,
        tuple(row for rows in grown.values() for row in rows),
        tuple(linear(framework, rows) for framework, rows in grown.items()),
        tuple(slopes(framework, rows) for framework, rows in grown.items()),
        versions,
    )


def steps() -> list[Step]:
    """Give one answer of everything after another, in the order of the interview.

    An answer that contradicts what is still off waits for the others.
    """
    answers = dict(SHAPES["few answers"])
    # Where everything says nothing, the default is more than the few answers.
    more = {question.id: question.default for question in load_catalog() if question.id in answers}
    waiting = {**more, **SHAPES["everything"]}
    way = [Step("few answers", dict(answers))]
    while waiting:
        name = next(each for each in waiting if possible({**answers, each: waiting[each]}))
        answers[name] = waiting.pop(name)
        way.append(Step(f"+ {name} = {answers[name]}", dict(answers)))
    return way


def possible(answers: Mapping[str, str]) -> bool:
    try:
        resolve(load_catalog(), answers)
    except ContradictionError:
        return False
    return True


def row(framework: str, step: Step, done: Done) -> Row:
    time = statistics.median(done.projects[1:])
    figures = {FILES: done.files, FEATURES: done.features, TIME: time, EACH: time / done.files}
    return Row(f"{framework}, {step.name}", figures)


def linear(framework: str, rows: Sequence[Row]) -> Met:
    """Compare what each file costs at the end with the beginning: it must not grow."""
    first, last = rows[0].figures[EACH], rows[-1].figures[EACH]
    return Met(f"each file of {framework}, everything / few answers", last / first, 1)


def slopes(framework: str, rows: Sequence[Row]) -> str:
    """Say what one more file and one more part cost, by least squares."""
    times = [row.figures[TIME] for row in rows]
    costs = []
    for column, what in ((FILES, "file"), (FEATURES, "part")):
        line = statistics.linear_regression([row.figures[column] for row in rows], times)
        costs.append(f"a further {what} costs {line.slope:.2f} ms")
    return f"{framework}: {' and '.join(costs)}."
