"""Figures as JSON, for keeping: equal figures give equal text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cattrs import Converter

from proof.figures import Report, Run, Tally


def dumped(report: Report) -> str:
    """Write a report."""
    table = CONVERTER.unstructure(report)
    return json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def load_report(text: str) -> Report:
    """Read what ``dumped`` wrote."""
    return CONVERTER.structure(json.loads(text), Report)


def load_run(table: Mapping[str, Any]) -> Run:
    """Read what the runner wrote; keys of its own are left out."""
    return CONVERTER.structure(table, Run)


def _read_tally(text: str, _: type[Tally]) -> Tally:
    return Tally(*map(int, text.split()))


CONVERTER = Converter()
# Hundreds of them in a file that people keep: a line each.
CONVERTER.register_unstructure_hook(
    Tally, lambda tally: f"{tally.passed} {tally.failed} {tally.skipped}"
)
CONVERTER.register_structure_hook(Tally, _read_tally)
