"""What will be made: the files, the packages, and which answer brings each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from generator.answers import Brought, Resolved
from generator.catalog import Case, Catalog
from generator.decision import Decision
from generator.names import Names
from generator.skeletons import Feature, Skeleton

PLACEHOLDER = re.compile(r"\{\{\s*cookiecutter\.(\w+)\s*\}\}")


class PlannedFile(NamedTuple):
    """One file: its source in the skeleton's tree, its path in the project, what brings it."""

    source: str
    target: str
    because: str


class PlannedPackage(NamedTuple):
    """One requirement of the project, for running it or for developing it."""

    requirement: str
    because: str
    development: bool = False


class Pending(NamedTuple):
    """An answer that counts in the decision but that the skeleton cannot build yet."""

    question: str
    value: str
    instead: str


class Plan(NamedTuple):
    """Everything that is needed to render a project; ``context`` is cookiecutter's."""

    names: Names
    skeleton: Skeleton
    answers: Mapping[str, str]
    decision: Decision
    brought: tuple[Brought, ...]
    pending: tuple[Pending, ...]
    files: tuple[PlannedFile, ...]
    packages: tuple[PlannedPackage, ...]
    context: Mapping[str, Any]

    @property
    def file_count(self) -> int:
        """The number of files of the project: the rendered ones and the record."""
        return len(self.files) + 1


def make_plan(
    catalog: Catalog,
    skeleton: Skeleton,
    names: Names,
    resolved: Resolved,
    decision: Decision,
    decision_record: Mapping[str, Any],
) -> Plan:
    """Choose the files and packages; ``decision_record`` fills the document of the decision."""
    pending = tuple(_pending(catalog, skeleton, resolved.values))
    built = {**resolved.values, **{entry.question: entry.instead for entry in pending}}
    context = _context(skeleton, names, built, decision_record)
    chosen = skeleton.chosen(built)
    return Plan(
        names=names,
        skeleton=skeleton,
        answers=resolved.values,
        decision=decision,
        brought=resolved.brought,
        pending=pending,
        files=tuple(_files(skeleton, chosen, built, context)),
        packages=tuple(_packages(skeleton.features, chosen, built)),
        context=context,
    )


def _pending(catalog: Catalog, skeleton: Skeleton, answers: Mapping[str, str]) -> Iterable[Pending]:
    """Find the parts that were asked for and that the skeleton does not build."""
    for question in catalog:
        value = answers[question.id]
        if not question.part or question.is_text or value == question.off:
            continue
        built = skeleton.built(question.id)
        if built is None or value not in built:
            off = question.off if question.off is not None else question.default
            yield Pending(question.id, value, question.instead.get(value, off))


def _context(
    skeleton: Skeleton, names: Names, answers: Mapping[str, str], record: Mapping[str, Any]
) -> dict[str, Any]:
    """Fill the variables of ``cookiecutter.json``.

    The user's words are put in as they are; only the skeleton's own derived variables
    (with two underscores) are rendered.
    """
    from jinja2 import Environment, StrictUndefined  # slow to import: not for `recommend`

    given = {
        "project_name": names.project,
        "project_slug": names.slug,
        "package_name": names.package,
        **answers,
    }
    context: dict[str, Any] = {}
    # Names of folders and classes come out, no HTML: nothing to escape.
    environment = Environment(undefined=StrictUndefined)  # noqa: S701
    for key, value in skeleton.config.items():
        if key.startswith("__"):
            context[key] = environment.from_string(value).render(cookiecutter=context)
        elif isinstance(value, bool):
            context[key] = given[key] == "yes"
        else:
            context[key] = given.get(key, value)
    context["_decision"] = record
    return context


def _files(
    skeleton: Skeleton,
    chosen: Mapping[str, Case],
    answers: Mapping[str, str],
    context: Mapping[str, Any],
) -> Iterable[PlannedFile]:
    renames = skeleton.config.get("_renames", {})
    for source in skeleton.sources():
        owner = skeleton.owner(source)
        if owner is not None and owner.name not in chosen:
            continue
        because = reason(chosen[owner.name], answers) if owner is not None else "always"
        target = resolved_path(renames.get(source, source), context)
        yield PlannedFile(source, target, because)


def _packages(
    features: Iterable[Feature], chosen: Mapping[str, Case], answers: Mapping[str, str]
) -> Iterable[PlannedPackage]:
    for feature in features:
        if feature.name not in chosen:
            continue
        because = reason(chosen[feature.name], answers)
        yield from (PlannedPackage(name, because) for name in feature.packages)
        yield from (PlannedPackage(name, because, development=True) for name in feature.dev)


def resolved_path(path: str, context: Mapping[str, Any]) -> str:
    """Fill the names of the context into a path of the skeleton."""
    return PLACEHOLDER.sub(lambda name: str(context[name[1]]), path)


def reason(case: Case, answers: Mapping[str, str]) -> str:
    """Name the answers that brought a feature."""
    return ", ".join(f"{question} = {answers[question]}" for question in case) or "always"
