"""From the results of a run to the figures of its report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from packaging.version import InvalidVersion, Version

from generator.skeletons import load_skeleton
from proof.archive import FAILURES, Kept
from proof.combinations import FRAMEWORKS, parts
from proof.figures import Case, Ends, Failure, Reading, Report, Row, Run, Skip, Table, Tally
from proof.outcome import Result
from proof.reach import reaches

CASES_NAMED = 5
SLOWEST = 5


def report(run: Run, kept: Iterable[Kept]) -> Report:
    """Count; the order in which the results came does not matter."""
    every = sorted(kept, key=lambda each: each.result.combination.id)
    results = [each.result for each in every]
    times = [each.finished for each in every]
    by_framework = {
        name: of
        for name in FRAMEWORKS
        if (of := [each for each in results if each.combination.framework == name])
    }
    return Report(
        run=run,
        first=min(times, default=run.started),
        last=max(times, default=run.started),
        pythons=tuple(sorted({_python(each) for each in results}, key=in_order)),
        releases=releases(each.facts for each in results),
        seconds=round(sum(each.seconds for each in results), 1),
        failures=failures(every, run.depth),
        skips=skips(results),
        tables=tuple(table(name, of) for name, of in by_framework.items()),
        reaches=tuple(
            each for name, of in by_framework.items() for each in reaches(name, _checked(of))
        ),
        slowest=tuple(
            case(each) for each in sorted(every, key=lambda each: -each.result.seconds)[:SLOWEST]
        ),
        readings=readings(each.facts for each in results),
    )


def failures(kept: Iterable[Kept], depth: str = "") -> tuple[Failure, ...]:
    """Put those together that failed in the same way; what failed most often comes first."""
    ways: dict[tuple[str, str, str], list[Case]] = defaultdict(list)
    for each in kept:
        for outcome in each.result.outcomes:
            if outcome.status == "failed":
                one = each.result.combination
                ways[outcome.check, one.framework, anywhere(outcome.reason, one.id)].append(
                    case(each, f".proof/{depth}/{FAILURES}/{one.id}", outcome.check)
                )
    found = [
        Failure(*way, len(cases), tuple(cases[:CASES_NAMED])) for way, cases in sorted(ways.items())
    ]
    # The ways stand in the order of their names, and sorting keeps it.
    return tuple(sorted(found, key=lambda each: -each.times))


def anywhere(reason: str, combination: str) -> str:
    """Leave out of a reason where the project lay, and what of its name is its combination's."""
    inside = re.sub(rf"\S*/{re.escape(combination)}/", "", reason)
    return inside.replace(combination.rpartition("-")[2], "…")


def skips(results: Iterable[Result]) -> tuple[Skip, ...]:
    """Count the reasons for which checks were skipped."""
    reasons = Counter(
        (outcome.check, each.combination.framework, outcome.reason)
        for each in results
        for outcome in each.outcomes
        if outcome.status == "skipped"
    )
    return tuple(Skip(*reason, times) for reason, times in sorted(reasons.items()))


def table(framework: str, results: Sequence[Result]) -> Table:
    """Count for each choice how each check ended."""
    # In the order of the fullest course: others left out what they had no use for.
    courses = sorted(([each.check for each in one.outcomes] for one in results), key=len)
    checks = tuple(dict.fromkeys(check for course in reversed(courses) for check in course))
    choices = {name: list(each) for name, each in parts(load_skeleton(framework)).items()}
    having: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for each in results:
        for item in each.combination.answers.items():
            having[item].append(each)
    for name, choice in having:
        if choice not in choices.setdefault(name, []):
            choices[name].append(choice)
    rows = tuple(
        Row(name, choice, len(having[name, choice]), cells(checks, having[name, choice]))
        for name, values in choices.items()
        for choice in values
    )
    ends = Counter(map(end, results))
    return Table(framework, checks, Ends(**ends), cells(checks, results), rows)


def cells(checks: Sequence[str], results: Sequence[Result]) -> tuple[Tally, ...]:
    """Count how each check ended."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in results:
        for outcome in each.outcomes:
            found[outcome.check][outcome.status] += 1
    return tuple(Tally(**found[check]) for check in checks)


def end(result: Result) -> str:
    """Name how a combination ended, as a field of ``Ends``."""
    states = {outcome.status for outcome in result.outcomes}
    if "failed" in states:
        return "failed"
    if "passed" not in states:
        return "untouched"
    return "partly" if "skipped" in states else "passed"


def case(kept: Kept, folder: str = "", check: str = "") -> Case:
    """Name a combination; of a failure, how to repeat it and where its log is."""
    combination = kept.result.combination
    return Case(
        id=combination.id,
        name=kept.name,
        answers=dict(sorted(combination.told().items())),
        seconds=round(kept.result.seconds, 1),
        command=f"python -m proof repeat {folder}" if folder else "",
        log=f"{folder}/{check}.log" if folder else "",
    )


def releases(facts: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """List for each package the versions that were installed, the oldest first."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in facts:
        for package, version in each.get("releases", {}).items():
            found[package].add(version)
    return {name: tuple(sorted(found[name], key=in_order)) for name in sorted(found)}


def readings(facts: Iterable[Mapping[str, Any]]) -> tuple[Reading, ...]:
    """Sum up the facts that are numbers."""
    found: dict[str, list[float]] = defaultdict(list)
    for each in facts:
        for name, value in each.items():
            if isinstance(value, int | float) and not isinstance(value, bool):
                found[name].append(value)
    return tuple(
        Reading(name, len(each), float(min(each)), float(max(each)), _sum(each))
        for name, each in sorted(found.items())
    )


def _sum(values: Sequence[float]) -> int | None:
    """Add counts up; shares have no sum."""
    return sum(map(int, values)) if all(isinstance(value, int) for value in values) else None


def _checked(results: Iterable[Result]) -> list[Mapping[str, str]]:
    return [each.combination.answers for each in results if end(each) != "untouched"]


def _python(result: Result) -> str:
    return str(result.facts.get("python") or result.combination.answers.get("python", ""))


def in_order(version: str) -> tuple[bool, Version | str]:
    """Give what versions are sorted by; what is none comes last."""
    try:
        return False, Version(version)
    except InvalidVersion:
        return True, version
