"""Files and packages are those of the chosen features, as plain ``cookiecutter`` would leave them.

The skeleton's own extension, which its hook uses, says which those are; the generator's plan has
no part in it.
"""

from __future__ import annotations

import importlib.util
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.record import RECORD_FILE
from generator.skeletons import Skeleton, claims
from proof.static.packages import name_of
from proof.static.project import Problem, Project

EMPTY = {"__init__.py", ".gitkeep"}  # they say something by being there


def owned(project: Project) -> Iterator[Problem]:
    """Find files that no chosen feature owns or that are missing, and the same of packages."""
    context = context_of(project)
    extension = extension_of(project.skeleton.folder)
    wanted = {RECORD_FILE, *_targets(project.skeleton, extension, context)}
    for path in sorted(wanted - project.files.keys()):
        yield Problem(path, 0, "it is missing: a chosen feature owns it, or none")
    for path in sorted(project.files.keys() - wanted):
        yield Problem(path, 0, "no chosen feature owns it")
    yield from _recorded(project)
    yield from _empty(project)
    yield from _packages(project, extension, context)


def context_of(project: Project) -> dict[str, Any]:
    """Fill the variables of the skeleton with what the project says it was made of."""
    record, config = project.record, project.skeleton.config
    context = {name: record["answers"].get(name, value) for name, value in config.items()}
    context |= {"project_slug": record["slug"], "package_name": record["package"]}
    context["__item"] = config["_items"].get(context["kind"], "note")
    return context


@cache
def extension_of(folder: Path) -> ModuleType:
    """Load the extension of a skeleton."""
    specification = importlib.util.spec_from_file_location(
        f"{folder.name}-extension", folder / "local_extensions.py"
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def _targets(
    skeleton: Skeleton, extension: ModuleType, context: Mapping[str, Any]
) -> Iterator[str]:
    unwanted = set(extension.unwanted(context))
    renames = extension.renames(context)
    for source in skeleton.sources():
        path = extension.resolved(source, context)
        if unwanted.isdisjoint(claims(path)):
            yield renames.get(path, path)


def _recorded(project: Project) -> Iterator[Problem]:
    recorded = project.record["files"].keys() | {RECORD_FILE}
    for path in sorted(recorded ^ project.files.keys()):
        yield Problem(path, 0, "the record and the folder do not agree on it")


def _empty(project: Project) -> Iterator[Problem]:
    """Find files and packages with nothing in them, and names that some systems hold for one."""
    neighbours = Counter(folder for path in project.files for folder in claims(path)[1:])
    for path, content in project.files.items():
        name = posixpath.basename(path)
        if not content.text.strip() and name not in EMPTY:
            yield Problem(path, 0, "it is empty")
        if name == "__init__.py" and neighbours[path.removesuffix(name)] == 1:
            yield Problem(path, 0, "a package with nothing in it")
    for path, count in Counter(path.lower() for path in project.files).items():
        if count > 1:
            yield Problem(path, 0, "two files that differ in capitals alone")


def _packages(
    project: Project, extension: ModuleType, context: Mapping[str, Any]
) -> Iterator[Problem]:
    lists = {
        "packages": project.metadata["project"]["dependencies"],
        "dev": project.metadata["dependency-groups"]["dev"],
    }
    for kind, listed in lists.items():
        wanted = extension.packages(context, kind)
        for name in sorted(set(wanted) - set(listed)):
            yield Problem("pyproject.toml", 0, f"{name} is missing: a chosen feature brings it")
        for name in sorted(set(listed) - set(wanted)):
            yield Problem("pyproject.toml", 0, f"no chosen feature brings {name}")
    names = Counter(name_of(requirement) for listed in lists.values() for requirement in listed)
    for name, count in names.items():
        if count > 1:
            yield Problem("pyproject.toml", 0, f"{name} is named twice")
