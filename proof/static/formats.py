"""Files that programs read: Python, pages of Jinja, TOML, YAML and JSON."""

from __future__ import annotations

import json
import re
import tomllib
import warnings
from collections.abc import Callable, Iterator
from functools import cache

import yaml
from jinja2 import Environment, TemplateSyntaxError

from proof.static.project import Content, Fault, Problem, Project

# It only parses. Django's pages are no Jinja; the tests of whole projects render each.
JINJA = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701
READ_BY_JINJA = {"flask"}


def compiles(project: Project) -> Iterator[Problem]:
    """Find modules, and pages of Jinja, that cannot be compiled."""
    for path, content in project.of_kind(".py"):
        yield from (Problem(path, *fault) for fault in _compiled(content))
    if project.skeleton.framework in READ_BY_JINJA:
        for path, content in project.of_kind(".html", ".txt"):
            yield from (Problem(path, *fault) for fault in _parsed(content))


def data(project: Project) -> Iterator[Problem]:
    """Find files of TOML, YAML and JSON that cannot be read, or that say one thing twice."""
    for path, content in project.of_kind(*READERS):
        yield from (Problem(path, *fault) for fault in _read(content))


@cache
def _compiled(content: Content) -> tuple[Fault, ...]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(content.text, "module", "exec", dont_inherit=True)
        except SyntaxError as error:
            return (Fault(error.lineno or 0, error.msg),)
        except (Warning, ValueError) as error:
            return (Fault(0, str(error)),)
    return ()


@cache
def _parsed(content: Content) -> tuple[Fault, ...]:
    try:
        JINJA.parse(content.text)
    except TemplateSyntaxError as error:
        return (Fault(error.lineno, str(error.message)),)
    return ()


@cache
def _read(content: Content) -> tuple[Fault, ...]:
    try:
        READERS[content.kind](content.text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return (Fault(mark.line + 1 if mark else 0, str(error.problem)),)
    except (ValueError, yaml.YAMLError) as error:
        named = re.search(r"line (\d+)", str(error))
        return (Fault(int(named[1]) if named else 0, str(error)),)
    return ()


def _read_yaml(text: str) -> None:
    for document in yaml.compose_all(text, Loader=yaml.CSafeLoader):
        _refuse_twice(document)
    list(yaml.load_all(text, Loader=yaml.CSafeLoader))


def _refuse_twice(node: yaml.Node) -> None:
    """Raise for a key that a mapping has twice: the later one would silently win."""
    if isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_twice(value)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"{key.value} twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
            _refuse_twice(value)


def _read_json(text: str) -> None:
    json.loads(text, object_pairs_hook=_each_once)


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError(f"a key twice among {', '.join(key for key, _ in pairs)}")
    return dict(pairs)


READERS: dict[str, Callable[[str], object]] = {
    ".toml": tomllib.loads,
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
    ".json": _read_json,
}
