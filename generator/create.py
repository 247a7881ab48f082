"""Make a project: decide, plan, render aside, check, commit, move into place."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import git
from generator.answers import resolve
from generator.catalog import load_catalog
from generator.criteria import load_ruleset
from generator.decision import Decision, decision_record
from generator.errors import GeneratorError
from generator.names import Names, project_names
from generator.plan import Plan, make_plan
from generator.recommend import recommend
from generator.skeletons import frameworks, load_skeleton
from generator.staging import ending_signals_raised, move_into_place, refuse_occupied, staging

if TYPE_CHECKING:
    from generator.environment import Outcome

COMMIT_MESSAGE = "Start from the {framework} skeleton of new-project {version}"


class Created(NamedTuple):
    """A project in its place; ``seconds`` is the time until it appeared there."""

    folder: Path
    files: int
    seconds: float
    commit: str | None
    installed: Outcome | None


class Steps(NamedTuple):
    """What to do beside rendering, and whom to tell about long steps."""

    git: bool = True
    verify: bool = False
    install: bool = False
    progress: Callable[[str, str], None] = lambda step, line: None


def plan_project(name: str, framework: str, given: Mapping[str, str]) -> Plan:
    """Decide and choose files and packages for the answers that were given."""
    catalog, ruleset = load_catalog(), load_ruleset()
    resolved = resolve(catalog, given, machine_answers(given))
    # An answer that another part overrides is not what the project is, nor why.
    overridden = {part.question for part in resolved.brought if part.question in given}
    meant = {**given, **{question: resolved.values[question] for question in overridden}}
    recommendation = recommend(ruleset, meant, catalog.deciding)
    decision = Decision(framework, meant, recommendation)
    return make_plan(
        catalog,
        load_skeleton(decision.framework),
        named(name),
        resolved,
        decision,
        decision_record(catalog, ruleset, decision),
    )


def named(name: str) -> Names:
    """Derive the names of a project, clear of what any skeleton uses."""
    return project_names(
        name, {taken for each in frameworks() for taken in load_skeleton(each).reserved()}
    )


def require_git() -> None:
    """Refuse to begin where the commit at the end could not be made."""
    if not git.available():
        raise GeneratorError("git is not installed.", "Install git, or pass --no-git.")


def create(plan: Plan, parent: Path, steps: Steps) -> Created:
    """Make the planned project below ``parent``; on any error nothing is left there."""
    from generator.record import RECORD_FILE, blobs_of, record_text
    from generator.render import render

    started = time.perf_counter()
    destination = parent.absolute() / plan.names.slug
    refuse_occupied(destination)
    if steps.git:
        require_git()
    with staging(destination.parent) as stage:
        project = stage / plan.names.slug
        project.mkdir()
        render(plan, project)
        record = record_text(plan, blobs_of(project))
        (project / RECORD_FILE).write_text(record, encoding="utf-8", newline="\n")
        commit = _commit(plan, project) if steps.git else None
        if steps.verify:
            from generator import environment

            environment.verify(
                project, plan.answers["python"], lambda line: steps.progress("verify", line)
            )
        move_into_place(project, destination)
    seconds = time.perf_counter() - started
    installed = None
    if steps.install:
        from generator import environment

        with ending_signals_raised():
            installed = environment.install(
                destination, plan.answers["python"], lambda line: steps.progress("install", line)
            )
    return Created(destination, plan.file_count, seconds, commit, installed)


def _commit(plan: Plan, project: Path) -> str:
    from generator import __version__

    message = COMMIT_MESSAGE.format(framework=plan.skeleton.framework, version=__version__)
    return git.commit_all(project, message, plan.answers["author"], plan.answers["email"])


def machine_answers(given: Mapping[str, str]) -> dict[str, str]:
    """Answer what the machine knows and nobody said: author and address, from git."""
    wanted = {
        question.id: question.source
        for question in load_catalog()
        if question.source.startswith("git:") and question.id not in given
    }
    known = git.identity() if wanted else {}
    answers = {}
    for name, source in wanted.items():
        try:
            answers[name] = load_catalog()[name].coerce(known.get(source, ""))
        except GeneratorError:  # git accepts more than we put into files
            answers[name] = ""
    return answers
