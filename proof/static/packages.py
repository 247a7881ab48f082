"""Packages: what those that a project declares bring along, and how each of them is used.

``packages.toml`` says it, since nothing is installed where projects are only rendered.
deptry reads the same from an environment for each project, and knows no settings of Django.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from proof.static.modules import facts
from proof.static.project import Content, Problem, Project, is_test

NAME = re.compile(r"[\w.-]+")
WORD = re.compile(r"[\w-]+")
DOTTED = re.compile(r"[A-Za-z_][\w.]*")
# They say how a project is run and checked, and name commands of packages.
SAYING = ("Makefile", "Dockerfile", "compose.yaml")


class Package(NamedTuple):
    """A distribution: the modules that may be imported with it, and other marks of its use.

    ``words`` stand in files that say how a project is run; ``types_of`` is the module it has
    the types of; ``asked`` has the answers of which any asks for it.
    """

    modules: Sequence[str] = ()
    words: Sequence[str] = ()
    types_of: str = ""
    asked: Mapping[str, Sequence[object]] = MappingProxyType({})


class Declared(NamedTuple):
    """The packages of one project, by their names, to run it and to develop it."""

    running: frozenset[str]
    developing: frozenset[str]

    def missing(self, module: str, *, development: bool) -> str:
        """Say what is wrong with importing a module that is not the project's, or nothing."""
        givers = _givers(module)
        if givers & self.running or (development and givers & self.developing):
            return ""
        if givers & self.developing:
            return f"{module} comes with {min(givers & self.developing)}, which is for development"
        if not givers:
            return f"no package that packages.toml knows brings {module}"
        return f"{module} comes with {' or '.join(sorted(givers))}, which is not declared"


@cache
def known() -> Mapping[str, Package]:
    """Read the table of packages."""
    text = (Path(__file__).parent / "packages.toml").read_text(encoding="utf-8")
    return {name: Package(**table) for name, table in tomllib.loads(text).items()}


def declared(metadata: Mapping[str, Any]) -> Declared:
    """Read the packages of a ``pyproject.toml``."""
    groups = metadata["dependency-groups"]
    return Declared(
        frozenset(map(name_of, metadata["project"]["dependencies"])),
        frozenset(map(name_of, groups["dev"])),
    )


def name_of(requirement: str) -> str:
    """Give the name of a requirement in its normal form."""
    name = NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", name[0] if name else requirement).lower()


@cache
def _givers(module: str) -> frozenset[str]:
    beginnings = set(_beginnings(module))
    return frozenset(
        name for name, package in known().items() if not beginnings.isdisjoint(package.modules)
    )


def used(project: Project) -> Iterator[Problem]:
    """Find packages that are declared and that nothing in the project needs."""
    packages = declared(project.metadata)
    for names, development in ((packages.running, False), (packages.developing, True)):
        modules = _named(project, development=development)
        for name in sorted(names):
            if name not in known():
                yield Problem("pyproject.toml", 0, f"packages.toml does not know {name}")
            elif not _is_used(project, known()[name], packages, modules):
                yield Problem("pyproject.toml", 0, f"nothing uses {name}")


def _is_used(
    project: Project, package: Package, packages: Declared, modules: Container[str]
) -> bool:
    if package.types_of:
        return not packages.missing(package.types_of, development=True)
    answers = project.record["answers"]
    return (
        any(answers.get(name) in case for name, case in package.asked.items())
        or any(
            word in _words(project.files[path])
            for word in package.words
            for path in _saying(project)
        )
        or any(module in modules for module in package.modules)
    )


def _saying(project: Project) -> Iterator[str]:
    return (path for path in SAYING if path in project.files)


@cache
def _words(content: Content) -> frozenset[str]:
    return frozenset(WORD.findall(content.text))


def _named(project: Project, *, development: bool) -> set[str]:
    """Name the modules that are imported or named in texts, and those they lie in.

    What tests import counts for packages of development.
    """
    return {
        module
        for path, content in project.of_kind(".py")
        if development or not is_test(path)
        for module in _modules(content)
    }


@cache
def _modules(content: Content) -> frozenset[str]:
    module = facts(content)
    imported = {f"{each.module}.{each.name}" for each in module.imports if not each.level}
    named = {each.text for each in module.texts if DOTTED.fullmatch(each.text)}
    return frozenset(each for name in imported | named for each in _beginnings(name))


def _beginnings(module: str) -> Iterator[str]:
    """Give a dotted name and those it lies in."""
    parts = module.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts) + 1))
