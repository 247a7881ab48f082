"""One process of the installed generator that makes projects, and what it says of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import CommandFailed, Workshop, mebibytes

INSIDE = Path(__file__).with_name("inside.py")

Task = tuple[str, Mapping[str, str]]


class Done(NamedTuple):
    """Of one task: milliseconds of each project and each ``cp -r``, and the size of a project."""

    projects: Sequence[float]
    copies: Sequence[float]
    files: int
    features: int


class Process(NamedTuple):
    """What one process did; peak memory (MiB) after a hundred rounds and at the end."""

    tasks: Sequence[Done]
    early: float
    peak: float


def make_projects(
    commands: Path, shop: Workshop, tasks: Sequence[Task], rounds: int, copies: int = 0
) -> Process:
    """Do each task once a round in one process; copy each result every so many rounds."""
    result = subprocess.run(
        [commands / "python", "-P", INSIDE],
        cwd=shop.work,
        env=shop.environment,
        input=json.dumps({"tasks": tasks, "rounds": rounds, "copies": copies}),
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise CommandFailed("making projects", result.stderr)
    found = json.loads(result.stdout)
    return Process(
        [Done(**task) for task in found["tasks"]],
        mebibytes(found["early"]),
        mebibytes(found["peak"]),
    )
