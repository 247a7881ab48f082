"""The figures of a report: the shape of ``report.json``, which the pages are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """What the runner says of itself; times are ISO."""

    depth: str
    title: str
    commit: str
    changed: bool
    started: str
    finished: str
    python: str
    machine: str
    workers: int
    planned: int
    left: int
    count: Mapping[str, int]
    not_checked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a check ended in each way."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def all(self) -> int:
        return self.passed + self.failed + self.skipped


@dataclass(frozen=True, slots=True)
class Ends:
    """How combinations ended: every check passed, none failed but some were skipped, …

    ``untouched`` are those of which nothing could be checked.
    """

    passed: int = 0
    partly: int = 0
    failed: int = 0
    untouched: int = 0

    @property
    def all(self) -> int:
        return self.passed + self.partly + self.failed + self.untouched


@dataclass(frozen=True, slots=True)
class Case:
    """A combination by its answers other than the defaults; how to repeat it, where its log is."""

    id: str
    name: str
    answers: Mapping[str, str]
    seconds: float
    command: str = ""
    log: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Combinations that failed in one way; of many the first few are named."""

    check: str
    framework: str
    reason: str
    times: int
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Skip:
    """A reason that something was not checked, and how often it was given."""

    check: str
    framework: str
    reason: str
    times: int


@dataclass(frozen=True, slots=True)
class Row:
    """One choice: the combinations with it, and how each check ended in them."""

    question: str
    choice: str
    combinations: int
    cells: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Choices against checks, for one framework."""

    framework: str
    checks: tuple[str, ...]
    ends: Ends
    totals: tuple[Tally, ...]
    rows: tuple[Row, ...]

    @property
    def absent(self) -> list[str]:
        """Name the choices that occurred in no combination."""
        return [f"{row.question}={row.choice}" for row in self.rows if not row.combinations]


@dataclass(frozen=True, slots=True)
class Reach:
    """How many of the possible ``strength`` choices of some questions stood together.

    ``absent`` counts those with a choice that occurred in no combination. Of the others,
    ``missed`` never did, ``missing`` names the first few, ``least`` is how often the rarest did.
    """

    framework: str
    strength: int
    questions: tuple[str, ...]
    possible: int
    met: int
    least: int
    absent: int
    missed: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure that combinations told of themselves: the least, the most, the sum of a count."""

    name: str
    times: int
    least: float
    most: float
    total: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one run; ``first`` and ``last`` are when results were found."""

    run: Run
    first: str
    last: str
    pythons: tuple[str, ...]
    releases: Mapping[str, tuple[str, ...]]
    seconds: float
    failures: tuple[Failure, ...]
    skips: tuple[Skip, ...]
    tables: tuple[Table, ...]
    reaches: tuple[Reach, ...]
    slowest: tuple[Case, ...]
    readings: tuple[Reading, ...]

    @property
    def ends(self) -> Ends:
        """Count how all combinations ended."""
        each = [table.ends for table in self.tables]
        return Ends(
            passed=sum(ends.passed for ends in each),
            partly=sum(ends.partly for ends in each),
            failed=sum(ends.failed for ends in each),
            untouched=sum(ends.untouched for ends in each),
        )

    @property
    def checks(self) -> Mapping[str, Tally]:
        """Count how each check ended, over all frameworks."""
        found: dict[str, list[Tally]] = {}
        for table in self.tables:
            for check, tally in zip(table.checks, table.totals, strict=True):
                found.setdefault(check, []).append(tally)
        return {check: added(tallies) for check, tallies in found.items()}


def added(tallies: list[Tally]) -> Tally:
    """Add tallies up."""
    return Tally(
        sum(each.passed for each in tallies),
        sum(each.failed for each in tallies),
        sum(each.skipped for each in tallies),
    )
