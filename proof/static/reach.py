"""Every module is reached: from where programs start, over imports and dotted names in texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from proof.static.conventions import by_convention, conventions
from proof.static.imports import absolute, gives, is_own
from proof.static.modules import facts
from proof.static.project import Content, Problem, Project, is_test

DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.\w+)+")
# Files that start programs, and how they name modules: `config.celery`, `worker:celery_app`.
STARTING = ("Makefile", "Dockerfile", ".yaml", ".yml", "pyproject.toml")
STARTED = re.compile(r"[A-Za-z_]\w*(?:(?:\.\w+)+|(?=:\w))")
# In the settings of Django, an app goes by one word.
SETTINGS = "config/"
Edges = Mapping[str, Iterable[str]]


def reached(project: Project) -> Iterator[Problem]:
    """Find modules that nothing reaches, or that only tests do, and dotted names of nothing."""
    paths = set(project.modules.values())
    edges, roots = _by_place(paths)
    for path in paths:
        edges[path] |= set(_edges(project, path))
    roots |= set(_started(project))
    running = _closure(edges, {path for path in roots if not is_test(path)})
    testing = _closure(edges, roots)
    for path in paths - testing:
        yield Problem(path, 0, "nothing imports or names it")
    tested = {path for path in testing - running if not is_test(path)}
    for path in tested - by_convention("library", tested):
        yield Problem(path, 0, "only tests import or name it")
    yield from _named_wrongly(project)


def _by_place(paths: set[str]) -> tuple[dict[str, set[str]], set[str]]:
    """Give what is found by its place: from another module, or to begin with."""
    edges, roots = defaultdict[str, set[str]](set), set[str]()
    for path in paths:
        for each in conventions("module"):
            if each.speaks_of(path):
                (edges[each.found_from(path)] if each.beside else roots).add(path)
    return edges, roots


def _closure(edges: Edges, roots: set[str]) -> set[str]:
    seen, left = set(roots), list(roots)
    while left:
        new = set(edges[left.pop()]) - seen
        seen |= new
        left += new
    return seen


def _edges(project: Project, path: str) -> Iterator[str]:
    """Name the modules that a module imports, or names in a text, and the package it lies in."""
    folder = path.rpartition("/")[0]
    yield from {f"{folder}/__init__.py", _above(path)} & project.files.keys()
    module = facts(project.files[path])
    for each in module.imports:
        source = absolute(path, each)
        yield from _modules(project, source)
        yield from _modules(project, f"{source}.{each.name}")
    for text in module.texts:
        if DOTTED.fullmatch(text.text) or path.startswith(SETTINGS):
            yield from _modules(project, text.text)


def _above(path: str) -> str:
    """Name the package in which the package of a module lies."""
    return "/".join([*path.split("/")[:-2], "__init__.py"])


def _modules(project: Project, dotted: str) -> Iterator[str]:
    """Give the path of the module that a dotted name, or the beginning of it, stands for."""
    while dotted and dotted not in project.modules:
        dotted = dotted.rpartition(".")[0]
    if dotted:
        yield project.modules[dotted]


def _started(project: Project) -> Iterator[str]:
    """Give the modules that are named where programs are started."""
    for path, content in project.files.items():
        if path.endswith(STARTING):
            for word in _words(content) & project.modules.keys():
                yield project.modules[word]


@cache
def _words(content: Content) -> frozenset[str]:
    return frozenset(STARTED.findall(content.text))


def _named_wrongly(project: Project) -> Iterator[Problem]:
    """Find texts such as `accounts.views.signup` of which the module, or the name, is missing.

    Two words may be anything (a model, a permission); a module of a package that is there, with
    more behind it, is meant.
    """
    for path, content in project.of_kind(".py"):
        for text in facts(content).texts:
            source, _, name = text.text.rpartition(".")
            meant = "." in source and DOTTED.fullmatch(text.text) and is_own(project, source)
            if meant and not gives(project, source, name):
                yield Problem(path, text.line, f"{text.text} is not there")
