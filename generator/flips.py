"""Which smallest changes of answers would turn the decision. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple

from generator.evidence import Answers, Ruleset

Questions = Mapping[str, Sequence[str]]
Change = dict[str, str]

MOST_LISTED = 3
EXACT_UP_TO = 3


class Move(NamedTuple):
    """One changed answer, and the most it can shift the balance, whatever else changes."""

    question: str
    choice: str
    reach: float


def smallest_flips(ruleset: Ruleset, answers: Answers, questions: Questions) -> list[Change]:
    """Find the smallest sets of changed answers that turn the outcome, likeliest first.

    All sets have the same size, and no smaller one exists as long as that is
    `EXACT_UP_TO` at most; beyond, one set is built greedily. Each set was verified by
    deciding anew. Changes of what the project is come last; among the others, changes of
    given answers come before answers to open questions, and changes that reach further
    before those that barely do.
    """
    balance = ruleset.balance(answers)
    moves = _moves(ruleset, answers, questions, ruleset.outcome(balance))
    for size in range(1, EXACT_UP_TO + 1):
        found: list[Change] = []
        for group in _groups(ruleset, moves, answers, size, abs(balance)):
            options = [moves[question] for question in group]
            found += islice(_flipping(ruleset, answers, options), 1)
            if len(found) == MOST_LISTED:
                break
        if found:
            return found
    return _greedy(ruleset, answers, moves)


def _moves(
    ruleset: Ruleset, answers: Answers, questions: Questions, outcome: str
) -> dict[str, list[Move]]:
    """List the changes of each question that can help the other side, best first."""
    moves: dict[str, list[Move]] = {}
    for question, choices in questions.items():
        others = [choice for choice in choices if choice != answers.get(question)]
        reaching = [
            Move(question, choice, _reach(ruleset, answers, question, choice, outcome))
            for choice in others
        ]
        useful = [move for move in reaching if move.reach > 0]
        if useful:
            moves[question] = sorted(useful, key=lambda move: -move.reach)
    return moves


def _reach(ruleset: Ruleset, answers: Answers, question: str, choice: str, outcome: str) -> float:
    """Bound from above what a change adds to the other side, alone or beside others.

    Criteria with several conditions count in full for each of their questions; what such
    a criterion may lose is left out, since another change may lose it already.
    """
    reach = 0.0
    for criterion in ruleset.criteria:
        wanted = criterion.choices_of(question)
        if not wanted:
            continue
        applies, hurts = criterion.applies(answers), criterion.favours == outcome
        if choice in wanted and not applies and (not hurts or len(criterion.when) == 1):
            reach += -criterion.weight if hurts else criterion.weight
        elif choice not in wanted and applies and (hurts or len(criterion.when) == 1):
            reach += criterion.weight if hurts else -criterion.weight
    return round(reach, 6)


def _groups(
    ruleset: Ruleset,
    moves: Mapping[str, Sequence[Move]],
    answers: Answers,
    size: int,
    needed: float,
) -> list[tuple[str, ...]]:
    """Order the groups of questions whose best changes could suffice together."""
    best = {question: options[0].reach for question, options in moves.items()}
    enough = []
    for group in combinations(moves, size):
        reach = sum(best[question] for question in group)
        if reach >= needed - 1e-6:
            fixed = sum(question in ruleset.changed_last for question in group)
            unanswered = sum(question not in answers for question in group)
            enough.append((fixed, unanswered, -round(reach, 6), group))
    # Sorted without the group itself, so that equals keep the order of the questions.
    return [group for *_, group in sorted(enough, key=lambda entry: entry[:3])]


def _flipping(
    ruleset: Ruleset, answers: Answers, options: Sequence[Sequence[Move]]
) -> Iterator[Change]:
    """Try one move of each question, best first, and keep what turns the outcome."""
    before = ruleset.balance(answers)
    outcome = ruleset.outcome(before)
    for moves in product(*options):
        if sum(move.reach for move in moves) < abs(before) - 1e-6:
            continue
        change = {move.question: move.choice for move in moves}
        if ruleset.outcome(ruleset.balance({**answers, **change})) != outcome:
            yield change


def _greedy(
    ruleset: Ruleset, answers: Answers, moves: Mapping[str, Sequence[Move]]
) -> list[Change]:
    """Change what reaches furthest, one question after the other, until the outcome turns."""
    outcome = ruleset.outcome(ruleset.balance(answers))
    change: Change = {}
    for options in sorted(moves.values(), key=lambda options: -options[0].reach):
        change[options[0].question] = options[0].choice
        if ruleset.outcome(ruleset.balance({**answers, **change})) != outcome:
            return [change]
    return []
