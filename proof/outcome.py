"""What a check found of a combination, as it is kept on record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from proof.combinations import Combination

Status = Literal["passed", "failed", "skipped"]


class Outcome(NamedTuple):
    """One check: how it ended, seconds it took, why it failed or was skipped (one line).

    ``log`` is all there is to see of a failure; it goes into a file of its own.
    """

    check: str
    status: Status
    seconds: float = 0.0
    reason: str = ""
    log: str = ""


class Result(NamedTuple):
    """All checks of one combination.

    ``facts`` are readings such as the releases that were installed and the number of tests.
    """

    combination: Combination
    outcomes: tuple[Outcome, ...]
    facts: Mapping[str, Any]

    @property
    def failed(self) -> bool:
        return any(outcome.status == "failed" for outcome in self.outcomes)

    @property
    def seconds(self) -> float:
        return sum(outcome.seconds for outcome in self.outcomes)

    def as_dict(self) -> dict[str, Any]:
        """Give the JSON shape; logs are not part of it."""
        return {
            "framework": self.combination.framework,
            "answers": dict(self.combination.answers),
            "outcomes": [list(outcome[:4]) for outcome in self.outcomes],
            "facts": dict(self.facts),
        }

    @classmethod
    def from_dict(cls, table: Mapping[str, Any]) -> Result:
        """Read the JSON shape; another raises ``KeyError``, ``TypeError`` or ``ValueError``."""
        return cls(
            Combination(table["framework"], dict(table["answers"])),
            tuple(Outcome(*outcome) for outcome in table["outcomes"]),
            dict(table["facts"]),
        )
