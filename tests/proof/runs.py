"""Runs to report on: what a runner leaves, in small."""

from __future__ import annotations

from typing import Any

from proof.archive import Kept
from proof.combinations import Combination
from proof.figures import Report
from proof.figures_json import load_run
from proof.outcome import Outcome, Result
from proof.tally import report

RUN = {
    "depth": "matrix",
    "title": "Whole projects",
    "commit": "1a2b3c4",
    "changed": False,
    "started": "2026-11-20T19:00:00+00:00",
    "finished": "2026-11-20T21:00:00+00:00",
    "python": "3.11.7",
    "machine": "Linux x86_64, 2 cores",
    "workers": 2,
    "planned": 3,
    "left": 0,
    "count": {"django": 12345, "flask": 678},
    "not_checked": ["Python 3.14 is not installed"],
}
PASSED, FAILED = Outcome("render", "passed", 1.0), Outcome("tests", "failed", 2.0, "two broke")
AWAY = Outcome("migrations", "skipped", 0.5, "mysql does not answer")


def kept(one: Combination, *outcomes: Outcome, name: str = "pairs 1", **facts: Any) -> Kept:
    return Kept(name, "state", "2026-11-20T20:00:00+00:00", Result(one, outcomes, facts))


def told(*results: Kept, **changes: object) -> Report:
    return report(load_run({**RUN, **changes}), results)
