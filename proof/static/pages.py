"""djLint on the pages of a project, as its own `make lint` runs it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import tomli_w
from djlint import api as djlint

from proof.static.project import Content, Fault, Problem, Project

COMMAND = re.compile(r"^\t.*/djlint --check --lint (\S+)$", re.MULTILINE)


def pages(project: Project) -> Iterator[Problem]:
    """Find what djLint would say or change, and pages that it is never shown."""
    pages = dict(project.of_kind(".html"))
    if not pages:
        return
    command = COMMAND.search(project.text("Makefile"))
    if not command:
        yield Problem("Makefile", 0, f"`make lint` does not look at {min(pages)}")
        return
    settings = json.dumps(project.metadata["tool"].get("djlint", {}), sort_keys=True)
    for path, content in pages.items():
        if command[1] != "." and not path.startswith(f"{command[1]}/"):
            yield Problem(path, 0, "`make lint` does not look at it")
        yield from (Problem(path, *fault) for fault in _judged(content, settings, path))


def _judged(content: Content, settings: str, path: str) -> tuple[Fault, ...]:
    if _config(settings).exclude_pattern.search(path):
        return (Fault(0, "djLint leaves it out"),)
    return _faults(content, settings)


@cache
def _faults(content: Content, settings: str) -> tuple[Fault, ...]:
    config = _config(settings)
    said = djlint.lint_text(config, content.text)
    faults = [Fault(each.line, f"{each.code} {each.message}") for each in said]
    formatted = djlint.format_text(config, content.text)
    if formatted != content.text:
        both = zip_longest(content.text.splitlines(), formatted.splitlines())
        line = next((number for number, (is_, be) in enumerate(both, 1) if is_ != be), 0)
        faults.append(Fault(line, "djLint would format it otherwise"))
    return tuple(faults)


@cache
def _config(settings: str) -> Any:
    """Let djLint read settings, which it takes from a folder."""
    table: Mapping[str, Any] = {"tool": {"djlint": json.loads(settings)}}
    with TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_text(tomli_w.dumps(table), encoding="utf-8")
        return djlint.load_config(folder)
