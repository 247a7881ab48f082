"""Whole projects: made, set up, linted, tested, migrated, served and asked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from proof.combinations import Combination
from proof.commands import make_target
from proof.course import Course
from proof.environments import set_up
from proof.outcome import Outcome, Result
from proof.production import runs_in_production
from proof.projects import make_project
from proof.removal import HEADING, remove_example

# check -> what the commands of `make lint` are known by
LINTERS = {
    "style": r"/ruff |/djlint ",
    "types": r"/mypy ",
    "models": r"makemigrations --check",
    "deploy": r"check --deploy",
}
ENVIRONMENTS = "environments"


def prove_whole(batch: Sequence[Combination], folder: Path) -> Iterable[Result]:
    """Check each combination of a batch in a folder of its own, which is gone afterwards.

    Environments are kept beside the folders of all batches.
    """
    yield from _prove(batch, folder, removal=False)


def prove_deep(batch: Sequence[Combination], folder: Path) -> Iterable[Result]:
    """Check each combination of a batch, and at the end what is left without its example."""
    yield from _prove(batch, folder, removal=True)


def _prove(batch: Sequence[Combination], folder: Path, *, removal: bool) -> Iterable[Result]:
    for each in batch:
        place = folder / each.id
        place.mkdir()
        yield check_whole(each, place, folder.parent / ENVIRONMENTS, removal=removal)
        shutil.rmtree(place, ignore_errors=True)


def check_whole(
    combination: Combination, folder: Path, environments: Path, *, removal: bool = True
) -> Result:
    """Make a project and check all of it; what needs a check that failed is left out.

    With ``removal``, the example is taken out at the end, and the rest has to be green.
    """
    course, facts = Course(), dict[str, Any]()
    with course.check("render"):
        # A name of its own: queues and keys on shared servers are named after the project.
        name = f"Shop {combination.id.rpartition('-')[2]}"
        project = make_project(
            combination.framework, folder, name, description="A shop.", **combination.answers
        )
    if course.passed("render"):
        with course.check("environment"):
            facts["releases"] = set_up(project, combination.answers["python"], environments)
    if course.passed("environment"):
        check_project(course, project, combination.answers, facts)
        if removal and HEADING in (project / "README.md").read_text(encoding="utf-8"):
            with course.check("removal"):
                remove_example(project)
    return Result(combination, tuple(course.outcomes), facts)


def check_project(
    course: Course, project: Path, told: Mapping[str, str], facts: dict[str, Any]
) -> None:
    """Check a project that was set up: its own lint and tests, and its life in production."""
    course.outcomes += linted(project)
    with course.check("tests"):
        facts |= counted(make_target(project, "test"))
    runs_in_production(course, project, told)


def linted(project: Path) -> list[Outcome]:
    """Run `make lint`, and tell its commands apart; what stands after a failure is left out.

    The seconds of all of it stand with the last.
    """
    course = Course()
    with course.check("lint"):
        output = make_target(project, "lint")
    whole = course.outcomes[0]
    commands = re.findall(r"^\.venv/bin/.*", whole.log or output, re.MULTILINE)
    checks = [
        next(name for name, known in LINTERS.items() if re.search(known, command))
        for command in commands
    ]
    last = checks[-1] if checks else next(iter(LINTERS))
    found = {check: Outcome(check, "passed") for check in checks}
    found[last] = whole._replace(check=last)
    return list(found.values())


def counted(output: str) -> dict[str, Any]:
    """Read how many tests passed, were skipped, and how much of the code they reached."""
    numbers = {
        f"tests {word}": int(found[1]) if (found := re.search(rf"(\d+) {word}", output)) else 0
        for word in ("passed", "skipped")
    }
    assert numbers["tests passed"], "no test ran"
    covered = re.search(r"Total coverage: ([\d.]+)%", output)
    return {**numbers, "coverage": float(covered[1]) if covered else None}
