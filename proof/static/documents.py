"""Links in the documents of a project lead to files that are there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cache

from proof.static.marks import line_of
from proof.static.project import Content, Problem, Project

LINK = re.compile(r"(?<!\\)\]\((?!\w+:|#)([^)#\s]+)(?:#[^)]*)?\)")
GUIDE = re.compile(r"`((?:docs|\.github)/[\w./-]+\.\w+)`")


def links(project: Project) -> Iterator[Problem]:
    """Find links, and guides named by their path, that are not there."""
    for path, content in project.of_kind(".md"):
        for line, target, relative in _targets(content):
            place = posixpath.dirname(path) if relative else ""
            whole = posixpath.normpath(posixpath.join(place, target))
            if whole not in project.files and not _is_folder(project, whole):
                yield Problem(path, line, f"{target} is not there")


def _is_folder(project: Project, path: str) -> bool:
    return any(name.startswith(f"{path}/") for name in project.files)


@cache
def _targets(content: Content) -> tuple[tuple[int, str, bool], ...]:
    """List what a document names: line, path, whether from the document's own folder."""
    text = content.text
    named = [(LINK, True), (GUIDE, False)]
    return tuple(
        (line_of(text, found.start()), found[1], relative)
        for pattern, relative in named
        for found in pattern.finditer(text)
    )
