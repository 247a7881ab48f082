"""How well decisions agree with what real projects chose, as numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

from calibration.cases import Case
from generator.evidence import Ruleset
from generator.outlook import most_telling, settled

BIN_EDGES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
FEW_QUESTIONS = 7
NORMAL_95 = 1.959964

Questions = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One decision after the fact: the confidence it stated, and whether it was met."""

    confidence: float
    verdict: str
    right: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cases met out of all, with the 95 % interval of Wilson's score."""

    cases: int
    met: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Trust:
    """How far stated confidence can be believed; both errors are 0 at best.

    `calibration_error` is the mean distance of stated confidence and share met over bins
    of confidence, weighted by cases; `brier` the mean squared error of the probabilities.
    """

    calibration_error: float
    brier: float
    log_loss: float
    by_verdict: Mapping[str, Agreement]
    by_confidence: Mapping[str, Agreement]


@dataclass(frozen=True, slots=True)
class Interview:
    """How many questions the decision takes when the most telling one is asked first."""

    median: float
    mean: float
    few: int
    share_few: float


def judge(ruleset: Ruleset, case: Case) -> Judged:
    """Decide one case and compare."""
    balance = ruleset.balance(case.answers)
    confidence = ruleset.confidence(balance)
    right = ruleset.outcome(balance) == case.framework
    return Judged(confidence, ruleset.verdict(confidence), right)


def agreement(right: Sequence[bool]) -> Agreement:
    """Count what was met; no case at all gives the interval from 0 to 1."""
    n, met = len(right), sum(right)
    if not n:
        return Agreement(0, 0, 0.0, 0.0, 1.0)
    share, square = met / n, NORMAL_95**2
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = NORMAL_95 / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return Agreement(n, met, share, max(0.0, centre - half), min(1.0, centre + half))


def trust(judged: Sequence[Judged]) -> Trust:
    """Compare stated confidence with what was met."""
    bins = _by(judged, _bin)
    error = sum(
        len(group) * abs(mean(j.confidence for j in group) - mean(j.right for j in group))
        for group in bins.values()
    )
    given = [j.confidence if j.right else 1 - j.confidence for j in judged]
    return Trust(
        calibration_error=error / len(judged),
        brier=mean((1 - probability) ** 2 for probability in given),
        log_loss=mean(-math.log(probability) for probability in given),
        by_verdict=_agreements(_by(judged, lambda j: j.verdict)),
        by_confidence=_agreements(dict(sorted(bins.items()))),
    )


def equal_votes(ruleset: Ruleset, cases: Sequence[Case]) -> Agreement:
    """Give every criterion that applies one vote, with the same tie rule."""
    first, second = ruleset.frameworks
    right = []
    for case in cases:
        votes = [criterion.favours for criterion in ruleset.applicable(case.answers)]
        right.append(ruleset.outcome(votes.count(second) - votes.count(first)) == case.framework)
    return agreement(right)


def always(framework: str, cases: Sequence[Case]) -> Agreement:
    """Decide every case for one framework."""
    return agreement([case.framework == framework for case in cases])


def interview(ruleset: Ruleset, cases: Sequence[Case], questions: Questions) -> Interview:
    """Ask about every case until it is settled; a fact that is missing costs a question too."""
    counts = [questions_until_settled(ruleset, case, questions) for case in cases]
    few = sum(count <= FEW_QUESTIONS for count in counts)
    return Interview(median(counts), mean(counts), FEW_QUESTIONS, few / len(counts))


def questions_until_settled(ruleset: Ruleset, case: Case, questions: Questions) -> int:
    """Count the questions asked before no further answer can turn the outcome."""
    answers: dict[str, str] = {}
    while not settled(ruleset, answers, questions):
        question = most_telling(ruleset, answers, questions)
        if question is None:
            break
        # Not a choice of the question: asked, and answered with nothing that weighs.
        answers[question] = case.answers.get(question, "")
    return len(answers)


def _bin(judged: Judged) -> str:
    low, high = next(pair for pair in pairwise(BIN_EDGES) if judged.confidence < pair[1])
    return f"{low:.1f}-{high:.1f}"


def _by(judged: Sequence[Judged], key: Callable[[Judged], str]) -> dict[str, list[Judged]]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(key(one), []).append(one)
    return groups


def _agreements(groups: Mapping[str, Sequence[Judged]]) -> dict[str, Agreement]:
    return {name: agreement([one.right for one in group]) for name, group in groups.items()}
