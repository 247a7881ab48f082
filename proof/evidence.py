"""The page of evidence: what was proven, on which releases, when, how often, and what was not.

``docs/proof/*.json`` are the figures as the commands left them; every page rests on them alone,
so that a test can write the pages again.
"""

from __future__ import annotations

import functools
import json
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cattrs import BaseValidationError

from calibration.cases import load_cases
from calibration.evaluate import evaluate
from generator.catalog import load_catalog
from generator.criteria import load_ruleset
from proof.combinations import IN_TURN
from proof.figures import Report
from proof.figures_json import dumped, load_report
from proof.pages import page
from proof.report import DATA as REPORT
from proof.report import as_html, as_markdown
from proof.tally import in_order

FIGURES = "proof"  # the folder of the figures in the docs
MUTATION, BENCH, CALIBRATION = "mutation.json", "bench.json", "calibration.json"
PLOT = "bench.svg"
UNREADABLE = (ValueError, BaseValidationError)  # cut off, or of another shape than now
# name of a depth -> the command that proves it
DEPTHS = {
    "render": "make matrix-render",
    "matrix": "make matrix",
    "matrix-alone": "python -m proof matrix --without-servers",
    "deep": "make matrix-deep",
}
COMMANDS = {MUTATION: "make mutation", BENCH: "make bench"}


class Gap(NamedTuple):
    """Something that was not checked, why, and in which runs."""

    what: str
    runs: Sequence[str]


def write_evidence(proof: Path, docs: Path) -> list[str]:
    """Take over the figures below ``.proof/`` and write all pages; say what was left as it was."""
    (docs / FIGURES).mkdir(parents=True, exist_ok=True)
    left = list(take_over(proof, docs))
    for name, content in pages(docs).items():
        (docs / name).write_text(content, encoding="utf-8")
    return left


def take_over(proof: Path, docs: Path) -> Iterator[str]:
    """Copy figures that are whole into the docs; give a sentence for each that stays as it was."""
    for name, command in DEPTHS.items():
        try:
            report = load_report((proof / name / REPORT).read_text(encoding="utf-8"))
        except FileNotFoundError:
            yield f"{name}: no report; `{command}` makes it."
        except UNREADABLE:
            yield f"{name}: the report cannot be read; `{command}` makes it anew."
        else:
            if report.run.left:
                yield f"{name}: {report.run.left} combinations are left; go on with `{command}`."
            else:
                _put(docs, f"{name}.json", dumped(report))
    for name, source in ((MUTATION, proof / "mutation" / REPORT), (BENCH, proof / BENCH)):
        try:
            figures = _figures(source)
        except UNREADABLE:
            yield f"{name}: the figures cannot be read; `{COMMANDS[name]}` makes them anew."
            continue
        if figures is None:
            yield f"{name}: no figures; `{COMMANDS[name]}` makes them."
        else:
            _put(docs, name, _dumped({"date": _written(source), **figures}))
    if (proof / PLOT).exists():
        shutil.copyfile(proof / PLOT, docs / PLOT)
    _put(docs, CALIBRATION, calibration())


def pages(docs: Path) -> dict[str, str]:
    """Write every page that rests on the figures in the docs: paths within ``docs`` -> content."""
    folder = docs / FIGURES
    reports = {
        name: load_report((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in DEPTHS
        if (folder / f"{name}.json").exists()
    }
    found = {}
    for name, report in reports.items():
        found[f"{FIGURES}/{name}.md"] = as_markdown(report)
        found[f"{FIGURES}/{name}.html"] = as_html(report)
    told = {
        "reports": reports,
        "commands": DEPTHS,
        "in_turn": IN_TURN,
        "releases": releases(reports.values()),
        "pythons": sorted(
            {each for one in reports.values() for each in one.pythons if one.releases}, key=in_order
        ),
        "gaps": gaps(reports),
        "skips": [(name, skip) for name, one in reports.items() for skip in one.skips],
        "mutation": _figures(folder / MUTATION),
        "bench": benchmarks(_figures(folder / BENCH)),
        "calibration": _figures(folder / CALIBRATION),
        "plot": PLOT if (docs / PLOT).exists() else None,
        "profile": (docs / "profile.md").exists(),
    }
    return {**found, "evidence.md": page("evidence.md.j2", **told)}


@functools.cache
def calibration() -> str:
    """Compare the decision with real projects."""
    report = evaluate(load_ruleset(), load_cases(), load_catalog().deciding)
    return _dumped(_rounded(asdict(report)))


def releases(reports: Iterable[Report]) -> dict[str, list[str]]:
    """Join the versions of each package that any run installed."""
    found: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        for package, versions in report.releases.items():
            found[package] |= set(versions)
    return {package: sorted(found[package], key=in_order) for package in sorted(found)}


def gaps(reports: Mapping[str, Report]) -> list[Gap]:
    """List what was not checked, each once, with the runs that say so."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, report in reports.items():
        for sentence in report.run.not_checked:
            found[sentence].append(name)
        for table in report.tables:
            for choice in table.absent:
                found[f"{choice} stands in no combination"].append(name)
    return [Gap(what, list(dict.fromkeys(runs))) for what, runs in found.items()]


def benchmarks(figures: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Add to the figures of the benchmarks the columns of each, and how many aims were met."""
    if figures is None:
        return None
    found = [
        {
            **each,
            "columns": list(dict.fromkeys(name for row in each["rows"] for name in row["figures"])),
        }
        for each in figures["benchmarks"]
    ]
    held = [aim["met"] for each in found for aim in each["aims"]]
    return {**figures, "benchmarks": found, "met": held.count(True), "missed": held.count(False)}


def _put(docs: Path, name: str, content: str) -> None:
    (docs / FIGURES / name).write_text(content, encoding="utf-8")


def _figures(path: Path) -> Mapping[str, Any] | None:
    """Read figures that are not reports of a depth; None where there are none yet."""
    if not path.exists():
        return None
    found: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _written(path: Path) -> str:
    """Say when a file was written, for figures that do not say it themselves."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")


def _dumped(figures: object) -> str:
    return json.dumps(figures, indent=1, ensure_ascii=False) + "\n"


def _rounded(value: object) -> object:
    """Keep four digits: the last ones depend on the machine."""
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return round(value, 4) if isinstance(value, float) else value
