"""Pages and static files: each that is named is there, and each that is there is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from proof.static.conventions import by_convention
from proof.static.marks import line_of
from proof.static.modules import Text, facts
from proof.static.project import Content, Problem, Project, is_test

SUFFIXES = (".html", ".txt")
TAG = re.compile(r"\{%-?\s*(?:extends|include|import|from)\b([^%]*)%\}")
QUOTED = re.compile(r"""["']([^"']+)["']""")
STATIC = re.compile(
    r"""url_for\(\s*["']static["'],\s*filename=["']([^"']+)["']   # Flask
      | \{%\s*static\s+["']([^"']+)["']                           # pages of Django
      | \bstatic\(["']([^"']+)["']                                # its modules
    """,
    re.VERBOSE,
)
STATIC_FOLDER = "static/"


def pages_named(project: Project) -> Iterator[Problem]:
    """Find pages that are named and not there, and pages that nothing names."""
    pages = {name: path for path in project.files if (name := page_name(path))}
    words = {text.text for _, text in _texts(project)}
    reached = by_convention("page", pages.values())
    for path, line, name in _named(project):
        found = [pages[each] for each in fillings(name, pages, words)]
        reached.update(found)
        if not found and not by_convention("outside", [name]):
            yield Problem(path, line, f"there is no page {name}")
    for path in sorted(set(pages.values()) - reached):
        yield Problem(path, 0, "nothing names this page")


def page_name(path: str) -> str:
    """Give the name by which a page is asked for, nothing for what is no page."""
    _, _, name = f"/{path}".partition("/templates/")
    return name if path.endswith(SUFFIXES) else ""


def _texts(project: Project) -> Iterator[tuple[str, Text]]:
    """Give the texts of the modules that run, each with the path of its module."""
    for path, content in project.of_kind(".py"):
        if not is_test(path):
            yield from ((path, text) for text in facts(content).texts)


def _named(project: Project) -> Iterator[tuple[str, int, str]]:
    """Give the pages that modules and other pages name: where, and as what."""
    for path, text in _texts(project):
        # `.txt` alone is a suffix; with a dollar sign it is a name that is still to be filled.
        if text.text.endswith(SUFFIXES) and text.text[0] not in ".*" and "$" not in text.text:
            yield path, text.line, text.text
    for path, content in project.of_kind(*SUFFIXES):
        yield from ((path, line, name) for line, name in _tags(content))


@cache
def _tags(content: Content) -> tuple[tuple[int, str], ...]:
    return tuple(
        (line_of(content.text, tag.start()), name)
        for tag in TAG.finditer(content.text)
        for name in QUOTED.findall(tag[1])
        if name.endswith(SUFFIXES)
    )


def fillings(name: str, pages: Mapping[str, str], words: set[str]) -> list[str]:
    """List the pages a name stands for; ``*`` is filled with what a text of a module says."""
    if "*" not in name:
        return [page for page in pages if page == name or page.endswith(f"/{name}")]
    pattern = re.compile("(.+)".join(map(re.escape, name.split("*"))))
    found = {page: pattern.fullmatch(page) for page in pages}
    return [page for page, match in found.items() if match and words.issuperset(match.groups())]


def statics_named(project: Project) -> Iterator[Problem]:
    """Find static files that are named and not there, and those that nothing names."""
    there = {path for path in project.files if path.startswith(STATIC_FOLDER)}
    reached = by_convention("static", there)
    for path, content in project.of_kind(".py", ".html"):
        for line, name in () if is_test(path) else _statics(content):
            reached.add(f"{STATIC_FOLDER}{name}")
            if f"{STATIC_FOLDER}{name}" not in there:
                yield Problem(path, line, f"there is no static file {name}")
    for path in sorted(there - reached):
        yield Problem(path, 0, "nothing names this static file")


@cache
def _statics(content: Content) -> tuple[tuple[int, str], ...]:
    return tuple(
        (line_of(content.text, found.start()), "".join(filter(None, found.groups())))
        for found in STATIC.finditer(content.text)
    )
