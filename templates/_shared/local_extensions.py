"""What the templates need beyond Jinja: the manifest's choice, and an escape for each target.

Cookiecutter loads this module from the skeleton's own folder (``_extensions`` in
``cookiecutter.json``), so a skeleton works with the plain ``cookiecutter`` command as well.
Standard library and Jinja only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment
from jinja2.ext import Extension

LINE_LENGTH = 88


def chosen(context: Mapping[str, Any]) -> list[str]:
    """Name the features whose condition holds: any case, and in it every question."""
    return [
        name
        for name, feature in context["_features"].items()
        if any(
            all(context[question] in choices for question, choices in case.items())
            for case in feature.get("when", [{}])
        )
    ]


def unwanted(context: Mapping[str, Any]) -> list[str]:
    """List the paths of the features that were not chosen; a folder ends with a slash."""
    keep = set(chosen(context))
    return [
        resolved(path, context)
        for name, feature in context["_features"].items()
        if name not in keep
        for path in feature.get("files", [])
    ]


def renames(context: Mapping[str, Any]) -> dict[str, str]:
    """Map the sources that appear under another name to that name."""
    return {
        resolved(source, context): resolved(target, context)
        for source, target in context["_renames"].items()
    }


def resolved(path: str, context: Mapping[str, Any]) -> str:
    """Fill the names of the context into a path of the manifest."""
    return re.sub(r"\{\{cookiecutter\.(\w+)\}\}", lambda name: str(context[name[1]]), path)


def packages(context: Mapping[str, Any], kind: str = "packages") -> list[str]:
    """List the requirements that the chosen features bring, sorted and each once."""
    wanted = {
        requirement
        for name in chosen(context)
        for requirement in context["_features"][name].get(kind, [])
    }
    return sorted(wanted, key=str.lower)


def quoted(text: str) -> str:
    """Quote for TOML, YAML and JSON: a JSON string is a basic string in all three."""
    return json.dumps(text, ensure_ascii=False)


def python_string(text: str) -> str:
    """Write a Python literal with the quotes that ``ruff format`` prefers."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + text.replace("\\", "\\\\").replace(quote, "\\" + quote) + quote


def constant(text: str, name: str) -> str:
    """Assign a Python literal; one that may not fit is kept as it is by the formatter.

    Characters can be two columns wide, hence the doubled length.
    """
    line = f"{name} = {python_string(text)}"
    fits = len(line) + len(text.encode()) - len(text) <= LINE_LENGTH
    return line if fits else line + "  # fmt: skip"


def markdown(text: str) -> str:
    """Escape whatever Markdown or HTML would read as markup, and nothing else.

    A line may begin with a heading, a quotation, a list or a rule; the rest counts anywhere.
    """
    escaped = re.sub(r"([\\`*_{}\[\]()|~])", r"\\\1", text)
    escaped = re.sub(r"^(\d*)([#+.>=-])", r"\1\\\2", escaped)
    escaped = re.sub(r"(?<!\\)#$", r"\\#", escaped)
    return escaped.replace("&", "&amp;").replace("<", "&lt;")


def html_text(text: str) -> str:
    """Escape for HTML that is itself a template: the braces of its tags as well."""
    from html import escape  # brings a long table: only where it is needed

    return escape(text).replace("{", "&#123;").replace("}", "&#125;")


def inline(items: Sequence[str]) -> str:
    """Join the items as a TOML, YAML or JSON list on one line."""
    return "[" + ", ".join(quoted(item) for item in items) + "]"


class SkeletonExtension(Extension):
    """Offer the functions above as filters."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters.update(
            constant=constant,
            html_text=html_text,
            inline=inline,
            markdown=markdown,
            packages=packages,
            python_string=python_string,
            quoted=quoted,
            renames=renames,
            unwanted=unwanted,
        )
