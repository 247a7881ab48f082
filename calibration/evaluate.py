"""Say how well the criteria agree with real projects: `python -m calibration.evaluate`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from calibration.cases import Case, load_cases
from calibration.figures import (
    Agreement,
    Interview,
    Trust,
    agreement,
    always,
    equal_votes,
    interview,
    judge,
    trust,
)
from calibration.lowering import fit_slope, held_out, margin
from generator.catalog import load_catalog
from generator.criteria import load_ruleset
from generator.evidence import Ruleset


@dataclass(frozen=True, slots=True)
class Slope:
    """The slope in the file, and what fits: to held-out margins, and to the plain ones."""

    stated: float
    held_out: float
    in_sample: float
    without_one_low: float
    without_one_high: float


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of one evaluation.

    In `held_out` each case was decided by factors and slope found without it: what to
    expect of projects never seen.
    """

    agreement: Agreement
    trust: Trust
    held_out: Agreement
    held_out_trust: Trust
    equal_votes: Agreement
    always: Mapping[str, Agreement]
    interview: Interview
    slope: Slope


def evaluate(
    ruleset: Ruleset, cases: Sequence[Case], questions: Mapping[str, Sequence[str]]
) -> Report:
    """Compute all figures."""
    judged = [judge(ruleset, case) for case in cases]
    others = held_out(ruleset, cases)
    margins = [margin(one, case) for one, case in zip(others, cases, strict=True)]
    slopes = [fit_slope([*margins[:i], *margins[i + 1 :]]) for i in range(len(cases))]
    unseen = [
        judge(one._replace(slope=slope), case)
        for one, slope, case in zip(others, slopes, cases, strict=True)
    ]
    return Report(
        agreement=agreement([one.right for one in judged]),
        trust=trust(judged),
        held_out=agreement([one.right for one in unseen]),
        held_out_trust=trust(unseen),
        equal_votes=equal_votes(ruleset, cases),
        always={name: always(name, cases) for name in ruleset.frameworks},
        interview=interview(ruleset, cases, questions),
        slope=Slope(
            stated=ruleset.slope,
            held_out=fit_slope(margins),
            in_sample=fit_slope([margin(ruleset, case) for case in cases]),
            without_one_low=min(slopes),
            without_one_high=max(slopes),
        ),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report, as text or with --json as one object."""
    parser = argparse.ArgumentParser(prog="python -m calibration.evaluate", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args(arguments)
    report = evaluate(load_ruleset(), load_cases(), load_catalog().deciding)
    if options.json:
        print(json.dumps(_rounded(asdict(report)), indent=2))
    else:
        print("\n".join(_lines(report)))


def _lines(report: Report) -> Iterator[str]:
    yield _line("These criteria", report.agreement)
    yield _line("  held out, factors and slope refitted", report.held_out)
    yield _line("Every criterion one vote", report.equal_votes)
    for framework, figures in report.always.items():
        yield _line(f"Always {framework}", figures)
    yield ""
    yield from _trust_lines("Stated confidence", report.trust)
    yield ""
    yield from _trust_lines("Stated confidence, held out", report.held_out_trust)
    slope, asked = report.slope, report.interview
    yield ""
    yield (
        f"Slope {slope.stated:.2f}; fitted to held-out margins {slope.held_out:.2f} "
        f"({slope.without_one_low:.2f} to {slope.without_one_high:.2f} with one left out), "
        f"in sample {slope.in_sample:.2f}"
    )
    yield (
        f"Questions until settled: median {asked.median:g}, mean {asked.mean:.1f}; "
        f"{asked.few} or fewer in {asked.share_few:.0%} of the cases"
    )


def _trust_lines(title: str, figures: Trust) -> Iterator[str]:
    yield (
        f"{title}: expected calibration error {figures.calibration_error:.3f}, "
        f"Brier score {figures.brier:.3f}, log loss {figures.log_loss:.3f}"
    )
    for name, group in {**figures.by_verdict, **figures.by_confidence}.items():
        yield _line(f"  {name}", group)


def _line(name: str, figures: Agreement) -> str:
    return (
        f"{name:<40} {figures.met:>3} of {figures.cases:<3} {figures.share:>4.0%}  "
        f"(95 %: {figures.low:.0%} to {figures.high:.0%})"
    )


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return round(value, 4) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
