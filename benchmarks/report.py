"""Results as tables and as JSON."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from benchmarks.result import Met, Result


def as_text(result: Result) -> str:
    """Write one result as tables: its rows, its aims, its notes."""
    lines = [result.name, "=" * len(result.name), *rows(result)]
    if result.aims:
        lines += ["", *aims(result.aims)]
    if result.notes:
        lines += ["", *result.notes]
    return "\n".join(lines) + "\n"


def rows(result: Result) -> Iterable[str]:
    """Align the figures below their columns; a row without a figure leaves its place empty."""
    cells = [["", *result.columns]]
    for row in result.rows:
        figures = (row.figures.get(column) for column in result.columns)
        cells.append([row.name, *("" if each is None else number(each) for each in figures)])
    return aligned(cells)


def aims(found: Sequence[Met]) -> Iterable[str]:
    cells = [["ratio", "measured", "at most", ""]]
    for met in found:
        verdict = "" if met.holds else "missed"
        cells.append([met.aim, f"{met.ratio:.2f}", f"{met.at_most:.2f}", verdict])
    return aligned(cells)


def number(value: float) -> str:
    """Write whole numbers as they are, others with two decimals below ten and one above."""
    if value == int(value):
        return f"{value:.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def aligned(cells: Sequence[Sequence[str]]) -> Iterable[str]:
    """Put the first column to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *others in cells:
        columns = [text.rjust(width) for text, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *columns]).rstrip()


def as_json(results: Sequence[Result], rounds: int) -> str:
    """Write all results, with what they were measured on."""
    document: dict[str, Any] = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "machine": {
            "system": platform.system(),
            "architecture": platform.machine(),
            "cores": os.cpu_count(),
        },
        "rounds": rounds,
        "releases": dict(sorted({k: v for r in results for k, v in r.releases.items()}.items())),
        "benchmarks": [as_dict(result) for result in results],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def as_dict(result: Result) -> dict[str, Any]:
    return {
        "name": result.name,
        "rows": [
            {"name": row.name, "figures": {k: round(v, 3) for k, v in row.figures.items()}}
            for row in result.rows
        ],
        "aims": [
            {"aim": met.aim, "ratio": round(met.ratio, 3), "at_most": met.at_most, "met": met.holds}
            for met in result.aims
        ],
        "notes": list(result.notes),
    }
