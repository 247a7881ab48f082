"""Make many projects in one process of an installed generator; stands alone.

Reads a list of tasks (a framework and answers each) and a number of rounds from standard input,
and does each task once a round, in turn. Prints for each task the milliseconds of its projects,
those of ``cp -r`` of the tree (where ``copies`` asks for them, every so many rounds), the files
and features, and the peak memory of the process after a hundred projects and at the end.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.create import Created, Steps, create, plan_project
from generator.plan import Plan

EARLY = 100


class Task:
    """One kind of project, and what was measured of it."""

    def __init__(self, framework: str, answers: Mapping[str, str], folder: Path) -> None:
        self.framework, self.answers, self.folder = framework, answers, folder
        self.projects: list[float] = []
        self.copies: list[float] = []
        self.facts: dict[str, int] = {}

    def do(self, number: int, copied: bool) -> None:
        started = time.perf_counter()
        plan = plan_project(f"Project {number}", self.framework, self.answers)
        created = create(plan, self.folder, Steps(git=False))
        self.projects.append((time.perf_counter() - started) * 1000)
        self.facts = facts(plan, created)
        if copied:
            self.copies.append(copying(created.folder, self.folder / "copy"))
        shutil.rmtree(created.folder)

    def as_dict(self) -> dict[str, Any]:
        return {"projects": self.projects, "copies": self.copies, **self.facts}


def facts(plan: Plan, created: Created) -> dict[str, int]:
    built = {**plan.answers, **{entry.question: entry.instead for entry in plan.pending}}
    return {"files": created.files, "features": len(plan.skeleton.chosen(built))}


def copying(tree: Path, copy: Path) -> float:
    """Copy a tree as a user would, and remove the copy, unmeasured."""
    started = time.perf_counter()
    subprocess.run(["cp", "-r", tree, copy], check=True)
    milliseconds = (time.perf_counter() - started) * 1000
    shutil.rmtree(copy)
    return milliseconds


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    asked = json.load(sys.stdin)
    tasks = [Task(framework, answers, Path.cwd()) for framework, answers in asked["tasks"]]
    early = 0
    for number in range(1, asked["rounds"] + 1):
        for task in tasks:
            task.do(number, bool(asked["copies"]) and number % asked["copies"] == 0)
        if number == EARLY:
            early = peak()
    found = {"tasks": [task.as_dict() for task in tasks], "early": early, "peak": peak()}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
