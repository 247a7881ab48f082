"""Marks of our templates that were left in a file, and blank space that they left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from proof.static.project import VENDOR, Content, Fault, Problem, Project

PAGES = (".html", ".txt", ".mako")  # templates of the project itself, with marks of their own
OURS = re.compile(r"<%[=_ ]|cookiecutter\s*[.|]|\bcookiecutter\b(?=[^\n]*[%}]\})")
STATEMENT = r"\{%[-+]?\s*(?:end)?(?:if|elif|else|for|set|raw|macro|filter)\b"
# Documents show how pages are written, and texts of Python may be pages.
JINJA = {".md": re.compile(STATEMENT), ".py": re.compile(rf"^[ \t]*{STATEMENT}", re.MULTILINE)}
ANY_JINJA = re.compile(rf"{STATEMENT}|%\}}|(?<!\$)\{{\{{")  # GitHub has ${{ … }}
# They stand in texts of users that the checks are made with, and in none of our templates.
SAID = re.compile(r"\\?\{% if %\\?\}|\{\{ 7 \* 7 \}\}")
BLANK = re.compile(r"\n\n\n\n|[ \t]\n")
FREE_FORM = {"LICENSE", ".0"}


def marks(project: Project) -> Iterator[Problem]:
    """Find marks of our templates that were left in a file."""
    for path, content in project.files.items():
        if VENDOR not in path:
            yield from (Problem(path, *fault) for fault in _marks(content))


def tidy(project: Project) -> Iterator[Problem]:
    """Find blank space that no editor would leave."""
    for path, content in project.files.items():
        if VENDOR not in path and content.kind not in FREE_FORM:
            yield from (Problem(path, *fault) for fault in _untidy(content))


def line_of(text: str, place: int) -> int:
    """Count the line, from 1, in which a place of a text lies."""
    return text.count("\n", 0, place) + 1


@cache
def _marks(content: Content) -> tuple[Fault, ...]:
    text = content.text
    found = [] if content.kind == ".mako" else list(OURS.finditer(text))
    if content.kind not in PAGES:
        # As long as what was said, so that places stay.
        own = SAID.sub(lambda said: " " * len(said[0]), text)
        found += JINJA.get(content.kind, ANY_JINJA).finditer(own)
    faults = [Fault(line_of(text, mark.start()), f"left over: {mark[0]}") for mark in found]
    if "\ufffd" in text:
        faults.append(Fault(line_of(text, text.index("\ufffd")), "no UTF-8"))
    return tuple(faults)


@cache
def _untidy(content: Content) -> tuple[Fault, ...]:
    text = content.text
    faults = [Fault(line_of(text, blank.start()), "blank space") for blank in BLANK.finditer(text)]
    if text and not text.endswith("\n"):
        faults.append(Fault(line_of(text, len(text)), "no line end at the end"))
    return tuple(faults)
