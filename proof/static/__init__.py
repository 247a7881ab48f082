"""Rendered projects, without an environment: what can be told by reading them.

``prove_rendered`` makes combinations and checks each; ``problems_of`` checks folders of projects.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from proof.combinations import Combination
from proof.course import Course
from proof.outcome import Outcome, Result
from proof.projects import make_project
from proof.static.documents import links
from proof.static.formats import compiles, data
from proof.static.imports import imports
from proof.static.marks import marks
from proof.static.names import said_of
from proof.static.owners import owned
from proof.static.packages import used
from proof.static.pages import pages
from proof.static.project import Problem, Project
from proof.static.reach import reached
from proof.static.references import pages_named, statics_named
from proof.static.style import style

RENDER, STYLE = "render", "style"
# check -> what looks at a project for it
CHECKS: Mapping[str, Sequence[Callable[[Project], Iterable[Problem]]]] = {
    "marks": (marks,),
    "compiles": (compiles,),
    "templates": (pages,),
    "data": (data,),
    "owned": (owned, used, imports, reached, pages_named, statics_named, links),
}


def prove_rendered(batch: Sequence[Combination], folder: Path) -> Iterator[Result]:
    """Make the combinations of a batch in an empty folder, check each, and leave it empty."""
    courses = {each.id: Course() for each in batch}
    projects = {}
    for each in batch:
        with courses[each.id].check(RENDER):
            projects[each.id] = Project(_make(each, folder / each.id))
    found = check(projects, folder)
    for each in batch:
        outcomes = [*courses[each.id].outcomes, *found.get(each.id, _unchecked())]
        yield Result(each, tuple(outcomes), _facts(each, projects))
        shutil.rmtree(folder / each.id, ignore_errors=True)


def _make(combination: Combination, parent: Path) -> Path:
    said = said_of(combination)
    answers = {**combination.answers, **said.texts}
    return make_project(combination.framework, parent, said.name, **answers)


def _unchecked() -> list[Outcome]:
    return [Outcome(name, "skipped", 0.0, "it was not rendered") for name in (*CHECKS, STYLE)]


def _facts(combination: Combination, projects: Mapping[str, Project]) -> dict[str, object]:
    facts: dict[str, object] = said_of(combination)._asdict()
    if combination.id in projects:
        facts["files"] = len(projects[combination.id].files)
    return facts


def check(projects: Mapping[str, Project], folder: Path) -> dict[str, list[Outcome]]:
    """Check projects that lie below a folder, each under its name."""
    started = time.perf_counter()
    styles = style(projects, folder)
    each = (time.perf_counter() - started) / max(len(projects), 1)
    return {
        name: [
            *(_checked(check, project, looks) for check, looks in CHECKS.items()),
            _outcome(STYLE, styles[name], each),
        ]
        for name, project in projects.items()
    }


def _checked(
    name: str, project: Project, looks: Iterable[Callable[[Project], Iterable[Problem]]]
) -> Outcome:
    started = time.perf_counter()
    try:
        problems = list(chain.from_iterable(look(project) for look in looks))
    except Exception as error:  # a project that breaks a check is no reason to lose the others
        problems = [Problem("", 0, f"{type(error).__name__}: {error}")]
    return _outcome(name, problems, time.perf_counter() - started)


def _outcome(name: str, problems: Sequence[Problem], seconds: float) -> Outcome:
    log = "\n".join(map(str, problems))
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    if problems:
        return Outcome(name, "failed", round(seconds, 4), f"{problems[0]}{more}", log)
    return Outcome(name, "passed", round(seconds, 4))
