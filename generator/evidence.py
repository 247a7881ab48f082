"""The evidence in memory: criteria, how much each weighs, and what they add up to."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

Answers = Mapping[str, str]


class Condition(NamedTuple):
    """One question and the choices of it that meet the condition."""

    question: str
    choices: tuple[str, ...]


class Criterion(NamedTuple):
    """One piece of evidence: answers that speak for a framework, or a mere note.

    `favours` is empty for a note, which weighs nothing. `published` is the weight that
    the parts in the file come to (see the head of criteria.toml); `lowered` is the share
    of it, 0 < lowered <= 1, that is left after the calibration projects were heard.
    `cases` counts projects for and against, where these are the only evidence.
    """

    id: str
    number: int | None
    when: tuple[Condition, ...]
    favours: str
    published: float
    because: str
    documents: tuple[str, ...]
    disagreeing: tuple[str, ...] = ()
    note: str = ""
    lowered: float = 1.0
    cases: tuple[int, int] | None = None

    @property
    def weight(self) -> float:
        """Give what the criterion counts for in the end."""
        return round(self.published * self.lowered, 2)

    def applies(self, answers: Answers) -> bool:
        """Tell whether every condition is met; an unanswered question meets none."""
        return all(answers.get(question) in choices for question, choices in self.when)

    def open_to(self, answers: Answers) -> bool:
        """Tell whether answers still to come could make the criterion apply."""
        return all(q not in answers or answers[q] in choices for q, choices in self.when)

    def choices_of(self, question: str) -> tuple[str, ...]:
        """List the choices of one question that the criterion asks for."""
        return next((choices for q, choices in self.when if q == question), ())


class Tie(NamedTuple):
    """What is recommended when the evidence is even, and why."""

    framework: str
    reason: str


class Ruleset(NamedTuple):
    """All evidence of one version, with the settings that turn it into a decision.

    `frameworks` is the pair to choose from. A *balance* is the score of the second
    less the score of the first; zero is a tie. `changed_last` names questions about what
    the project is, which a change of mind does not alter.
    """

    version: str
    frameworks: tuple[str, str]
    documents: Mapping[str, str]
    criteria: tuple[Criterion, ...]
    notes: tuple[Criterion, ...]
    tie: Tie
    changed_last: tuple[str, ...]
    slope: float
    clear: float
    leaning: float

    def applicable(self, answers: Answers) -> list[Criterion]:
        """List the criteria that the answers meet, in the order of the file."""
        return [criterion for criterion in self.criteria if criterion.applies(answers)]

    def signed(self, criterion: Criterion) -> float:
        """Give a criterion's weight with the sign of the balance it pulls towards."""
        return criterion.weight if criterion.favours == self.frameworks[1] else -criterion.weight

    def balance(self, answers: Answers) -> float:
        """Weigh the answers: above zero for the second framework, below for the first."""
        # Rounded, so that sums of the same weights in another order are the same tie.
        return round(sum(map(self.signed, self.applicable(answers))), 6)

    def outcome(self, balance: float) -> str:
        """Name the framework that a balance decides for; the tie rule settles zero."""
        if balance == 0:
            return self.tie.framework
        return self.frameworks[balance > 0]

    def confidence(self, balance: float) -> float:
        """Estimate the probability, 0.5 to 0.99, that the outcome is the right one."""
        # Never certain: projects are also chosen for reasons nobody is asked about.
        return min(0.99, 1 / (1 + math.exp(-self.slope * abs(balance))))

    def verdict(self, confidence: float) -> str:
        """Put a confidence into a word, judging the number as it is printed."""
        shown = round(confidence, 2)
        if shown >= self.clear:
            return "clear"
        return "leaning" if shown >= self.leaning else "close"
