"""From what a person calls a project to names that a computer can use."""

from __future__ import annotations

import keyword
import re
import sys
from collections.abc import Collection
from typing import NamedTuple

from generator.catalog import text_fault
from generator.errors import GeneratorError

SLUG_LIMIT = 40
WINDOWS_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
# Folders and modules of their own that a project, its tests or its tools have.
COMMON = frozenset({"app", "apps", "main", "src", "tests", "test", "static", "templates", "docs"})
OUTPUT_HINT = "Give a name alone, and the folder it belongs into with --output-dir."


class Names(NamedTuple):
    """The names of one project: as typed, as a folder and as a Python package."""

    project: str
    slug: str
    package: str
    note: str = ""


def project_names(text: str, reserved: Collection[str] = ()) -> Names:
    """Derive the names; what cannot be one is refused, what collides is adjusted and said.

    ``reserved`` holds the names that the skeletons and their packages use, in lower case.
    """
    text = text.strip()
    _refuse(text)
    slug = _slug(text)
    if not slug:
        raise GeneratorError(
            f"The name {text!r} has no letter or digit to make a folder of.", "Choose another name."
        )
    notes = []
    if len(slug) > SLUG_LIMIT:
        slug = slug[:SLUG_LIMIT].rpartition("-")[0] or slug[:SLUG_LIMIT]
        notes.append(f"the name is long, so the folder is called {slug}")
    if slug[0].isdigit():
        slug = f"project-{slug}"[:SLUG_LIMIT].rstrip("-")
        notes.append(f"a package cannot begin with a digit, so the project is called {slug}")
    if reason := _taken(slug.replace("-", "_"), reserved):
        notes.append(f"{slug} is {reason}, so the project is called {slug}-project")
        slug = f"{slug}-project"
    return Names(text, slug, slug.replace("-", "_"), "; ".join(notes))


def _refuse(text: str) -> None:
    """Raise for what can be no name: paths, control characters, Windows' devices."""
    if not text:
        raise GeneratorError("The name is empty.", "Give one: new-project NAME.")
    if fault := text_fault(text):
        raise GeneratorError(f"The name {fault}.", "Give one line of ordinary text.")
    if text.strip(".") == "" or re.search(r"[/\\]|^~|^[A-Za-z]:\S", text):
        raise GeneratorError(f"The name {text!r} is a path.", OUTPUT_HINT)
    if WINDOWS_RESERVED.fullmatch(text):
        raise GeneratorError(
            f"{text!r} is the name of a device on Windows.", "Choose another name."
        )


def _slug(text: str) -> str:
    """Spell the name in small ASCII letters, digits and single hyphens."""
    if not text.isascii():
        from slugify import slugify  # slow to import, and seldom needed

        return str(slugify(text))
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


def _taken(package: str, reserved: Collection[str]) -> str:
    """Say what already has the name of this package, or nothing."""
    if keyword.iskeyword(package) or keyword.iskeyword(package.capitalize()):
        return "a keyword of Python"
    if package in sys.stdlib_module_names:
        return "a module of Python's standard library"
    if WINDOWS_RESERVED.fullmatch(package):
        return "the name of a device on Windows"
    if package in COMMON or package in reserved:
        return "a name that the project itself or one of its packages uses"
    return ""
