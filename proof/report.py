"""Write the report of a run beside its results: as data, for reading, and for the browser."""

from __future__ import annotations

import json
from pathlib import Path

from proof.archive import SUMMARY, Archive
from proof.figures import Report
from proof.figures_json import dumped, load_run
from proof.pages import page
from proof.tally import report

DATA, MARKDOWN, HTML = "report.json", "report.md", "report.html"


def write_report(place: Path) -> Report:
    """Write the report of ``.proof/DEPTH/`` into that folder, and return its figures."""
    figures = read(place)
    (place / DATA).write_text(dumped(figures), encoding="utf-8")
    (place / MARKDOWN).write_text(as_markdown(figures), encoding="utf-8")
    (place / HTML).write_text(as_html(figures), encoding="utf-8")
    return figures


def read(place: Path) -> Report:
    """Read a run and its results."""
    run = load_run(json.loads((place / SUMMARY).read_text(encoding="utf-8")))
    return report(run, Archive(place).results().values())


def as_markdown(figures: Report) -> str:
    """Write the figures as Markdown."""
    return page("report.md.j2", report=figures)


def as_html(figures: Report) -> str:
    """Write the figures as one page that needs nothing else."""
    return page("report.html.j2", report=figures)
