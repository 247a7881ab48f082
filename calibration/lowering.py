"""How far the calibration projects lower the weights that the documents give.

All criteria are tried together, because facts come together: a project with accounts
mostly has an admin site, forms and related tables too, and must not be counted four
times. Every criterion starts with the least factor and has to earn more: one after the
other, those met most often first, each takes the factor that makes the known choices
most likely; a penalty on leaving the start keeps a handful of projects from deciding
much. A criterion met by too few projects stays where it starts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from calibration.cases import Case
from generator.evidence import Criterion, Ruleset

FACTORS = (0.1, 0.25, 0.5, 1.0)
START = FACTORS[0]
PENALTY = 1.0
FEWEST_CASES = 3
# Below the slope that is fitted afterwards: the fit should trust the projects a little
# less than they ask for.
TRUST = 0.6
ROUNDS = 6
SLOPES = tuple(step / 100 for step in range(2, 301))


def fit_factors(ruleset: Ruleset, cases: Sequence[Case]) -> dict[str, float]:
    """Find each criterion's factor, by its id; what only the data supports keeps 1."""
    pulls = {criterion.id: _pulls(criterion, cases) for criterion in ruleset.criteria}
    factors = {c.id: 1.0 if c.cases else START for c in ruleset.criteria}
    met = {id_: sum(pull != 0 for pull in row) for id_, row in pulls.items()}
    tested = [c.id for c in ruleset.criteria if met[c.id] >= FEWEST_CASES and not c.cases]
    tested.sort(key=lambda id_: -met[id_])
    margins = _margins(factors, pulls)
    for _ in range(ROUNDS):
        before = dict(factors)
        for id_ in tested:
            rest = _shifted(margins, pulls[id_], -factors[id_])
            factors[id_] = _likeliest(rest, pulls[id_])
            margins = _shifted(rest, pulls[id_], factors[id_])
        if factors == before:
            break
    return factors


def fit_slope(margins: Sequence[float]) -> float:
    """Find the slope under which margins towards the known choices are most likely."""
    return min(SLOPES, key=lambda slope: _surprise(margins, slope))


def lowered(ruleset: Ruleset, factors: Mapping[str, float]) -> Ruleset:
    """Give the same evidence with other factors."""
    criteria = tuple(c._replace(lowered=factors[c.id]) for c in ruleset.criteria)
    return ruleset._replace(criteria=criteria)


def margin(ruleset: Ruleset, case: Case) -> float:
    """Give the margin towards the known choice: below zero where the decision misses it."""
    balance = ruleset.balance(case.answers)
    return balance if case.framework == ruleset.frameworks[1] else -balance


def held_out(ruleset: Ruleset, cases: Sequence[Case]) -> list[Ruleset]:
    """Give for each case the evidence with the factors that are found without it."""
    remaining = ([*cases[:place], *cases[place + 1 :]] for place in range(len(cases)))
    return [lowered(ruleset, fit_factors(ruleset, others)) for others in remaining]


def _margins(factors: Mapping[str, float], pulls: Mapping[str, Sequence[float]]) -> list[float]:
    """Give each case's margin towards its known choice, above zero if it is met."""
    margins = [0.0] * len(next(iter(pulls.values())))
    for id_, row in pulls.items():
        margins = _shifted(margins, row, factors[id_])
    return margins


def _pulls(criterion: Criterion, cases: Sequence[Case]) -> list[float]:
    """Give the published weight in every case: above zero where it is right, 0 if not met."""
    signs = (1 if criterion.favours == case.framework else -1 for case in cases)
    return [
        sign * criterion.published if criterion.applies(case.answers) else 0.0
        for sign, case in zip(signs, cases, strict=True)
    ]


def _likeliest(rest: Sequence[float], pulls: Sequence[float]) -> float:
    def cost(factor: float) -> float:
        penalty = PENALTY * (factor - START) ** 2
        return round(_surprise(_shifted(rest, pulls, factor), TRUST) + penalty, 9)

    return min(FACTORS, key=cost)


def _shifted(margins: Sequence[float], pulls: Sequence[float], factor: float) -> list[float]:
    return [margin + factor * pull for margin, pull in zip(margins, pulls, strict=True)]


def _surprise(margins: Sequence[float], slope: float) -> float:
    """Sum the negative logarithms of the probabilities given to the known choices."""
    return sum(math.log1p(math.exp(-slope * margin)) for margin in margins)
