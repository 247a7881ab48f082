"""Write what the pages of an application with every part spend their time in, by layer.

Samples of the stack are counted for the innermost layer in it: a package, or a module of the
project; Python's own library counts for whoever called it, but for the log.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from benchmarks.applications import HOME, LOGIN
from benchmarks.installed import releases
from benchmarks.made import environment, make_project, prepare, run
from benchmarks.measure import workshop
from generator.skeletons import frameworks
from generator.staging import ending_signals_raised

SAMPLED = Path(__file__).with_name("sampled.py")
SHAPE = "everything"
PAGES = {HOME: "Home page", LOGIN: "Login page"}
LEAST = 0.01  # share of a page; what is less stands together
PACKAGE = re.compile(r"/site-packages/(?:(django/[a-z]+|flask_[a-z]+)|([^/.]+))")
LAYERS = {
    "jinja2": "templates (Jinja)",
    "markupsafe": "templates (Jinja)",
    "django/template": "templates (Django)",
    "django/templatetags": "templates (Django)",
    "django/utils": "Django's tools: escaping, lazy texts, translation",
    "django/forms": "forms",
    "wtforms": "forms",
    "flask_wtf": "forms",
    "structlog": "log",
    "logging": "log",
    "itsdangerous": "sessions",
    "django/contrib": "Django's apps: sessions, messages, sign-in",
    "django/http": "requests and answers (Django)",
    "django/core": "Django's core: handlers, cache, signing",
    "flask_babel": "translation (Flask-Babel)",
    "babel": "translation (Flask-Babel)",
    "limits": "limits",
    "flask_limiter": "limits",
}


class Page(NamedTuple):
    """One page of one application: microseconds of a request, and how often a layer was seen."""

    title: str
    microseconds: float
    seen: Mapping[str, int]

    def rows(self) -> Iterator[tuple[str, float]]:
        """Give the layers with their shares, the largest first, the small ones together."""
        total = sum(self.seen.values())
        shares = {name: count / total for name, count in Counter(self.seen).most_common()}
        large = {name: share for name, share in shares.items() if share >= LEAST}
        yield from large.items()
        if len(large) < len(shares):
            yield "all others", 1 - sum(large.values())


def layer(files: Sequence[str], project: str) -> str:
    """Name the layer that a stack is in; the innermost file comes first."""
    for file in files:
        if "/logging/" in file and "/site-packages/" not in file:
            return LAYERS["logging"]
        if found := PACKAGE.search(file):
            package = found[1] or found[2]
            return LAYERS.get(package, package)
        if file.startswith(f"{project}/") and file.endswith(".html"):
            return "templates (Jinja)"
        if file.startswith(f"{project}/"):
            return f"the project: {file.removeprefix(f'{project}/')}"
    return "Python"


def page(title: str, sampled: Mapping[str, Any], project: str) -> Page:
    """Count what was sampled by layers."""
    seen: Counter[str] = Counter()
    for stack in sampled["stacks"]:
        seen[layer(stack["files"], project)] += stack["count"]
    return Page(title, sampled["seconds"] / sampled["requests"] * 1e6, seen)


def as_markdown(pages: Sequence[Page], versions: Mapping[str, str]) -> str:
    """Write the document."""
    lines = [
        "# Where the time goes",
        "",
        "Written by `make profile`: what pages of an application with every part spend their",
        "processor time in, sampled without a server in front. What Python's own library takes",
        "counts for whoever called it.",
        "",
        ", ".join(f"{name} {version}" for name, version in versions.items()) + ".",
    ]
    for each in pages:
        lines += ["", f"## {each.title}", "", f"{each.microseconds:.0f} µs a request.", ""]
        lines += ["| layer | share |", "|---|---:|"]
        lines += [f"| {name} | {share:.0%} |" for name, share in each.rows()]
    return "\n".join(lines) + "\n"


@click.command()
@click.option("--seconds", default=10.0, show_default=True, help="Processor time for each page.")
@click.argument("file", type=click.Path(path_type=Path))
def main(seconds: float, file: Path) -> None:
    """Profile both frameworks and write FILE."""
    pages: list[Page] = []
    versions: dict[str, str] = {}
    with ending_signals_raised(), workshop() as shop:
        for framework in frameworks():
            folder = make_project(shop, framework, SHAPE)
            prepare(shop, folder)
            python = str(folder / ".venv/bin/python")
            versions |= releases(folder / ".venv/bin", [framework, "jinja2", "werkzeug"])
            for path, title in PAGES.items():
                words = [python, str(SAMPLED), path, str(seconds)]
                sampled = json.loads(run(words, folder, shop, environment(shop, folder)))
                name = f"{framework.capitalize()}: {title.lower()}"
                pages.append(page(name, sampled, str(folder)))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_markdown(pages, versions), encoding="utf-8")


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.profile")
