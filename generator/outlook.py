"""Look ahead in an interview: is the decision settled, and what to ask next. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from generator.evidence import Answers, Criterion, Ruleset

Questions = Mapping[str, Sequence[str]]


def settled(ruleset: Ruleset, answers: Answers, questions: Questions) -> bool:
    """Tell whether no answer still to come, to any of `questions`, can turn the outcome."""
    given = {question: answers[question] for question in answers if question in questions}
    balance = ruleset.balance(given)
    first, second = ruleset.frameworks
    # No answer speaks for both sides, so each side can be driven to its best alone.
    lowest = round(balance - _most_to_gain(ruleset, given, questions, first), 6)
    highest = round(balance + _most_to_gain(ruleset, given, questions, second), 6)
    return ruleset.outcome(lowest) == ruleset.outcome(highest)


def most_telling(ruleset: Ruleset, answers: Answers, questions: Questions) -> str | None:
    """Name the unanswered question whose answers can move the balance furthest apart.

    The first of `questions` wins among equals; None when no answer can move it at all.
    """
    given = {question: answers[question] for question in answers if question in questions}
    swings = {q: _swing(ruleset, given, q, questions[q]) for q in questions if q not in given}
    if not any(swings.values()):
        return None
    return max(swings, key=swings.__getitem__)


def _swing(ruleset: Ruleset, answers: Answers, question: str, choices: Sequence[str]) -> float:
    pulls = dict.fromkeys(choices, 0.0)
    for criterion in ruleset.criteria:
        if criterion.open_to(answers):
            for choice in criterion.choices_of(question):
                if choice in pulls:
                    pulls[choice] += ruleset.signed(criterion)
    # Not answering is a way to leave the balance where it is.
    return round(max(0.0, *pulls.values()) - min(0.0, *pulls.values()), 6)


def _most_to_gain(
    ruleset: Ruleset, answers: Answers, questions: Questions, framework: str
) -> float:
    """Add up the most that unanswered questions can still bring to one side, exactly."""
    pending = [
        criterion
        for criterion in ruleset.criteria
        if criterion.favours == framework
        and criterion.open_to(answers)
        and not criterion.applies(answers)
    ]
    return sum(_best_of(block, answers, questions) for block in _blocks(pending, answers))


def _blocks(pending: Sequence[Criterion], answers: Answers) -> list[list[Criterion]]:
    """Part criteria into groups that share no open question, so each can be maximised alone."""
    blocks: list[tuple[set[str], list[Criterion]]] = []
    for criterion in pending:
        asked = {question for question, _ in criterion.when if question not in answers}
        joined = [block for block in blocks if block[0] & asked]
        blocks = [block for block in blocks if not block[0] & asked]
        members = [member for block in joined for member in block[1]]
        blocks.append((asked.union(*(block[0] for block in joined)), [*members, criterion]))
    return [members for _, members in blocks]


def _best_of(block: Sequence[Criterion], answers: Answers, questions: Questions) -> float:
    """Try every combination of the answers that a group of criteria asks for."""
    useful: dict[str, dict[str, None]] = {}
    for criterion in block:
        for question, choices in criterion.when:
            if question not in answers:
                wanted = (choice for choice in choices if choice in questions.get(question, ()))
                useful.setdefault(question, {}).update(dict.fromkeys(wanted))
    # A question that cannot be answered usefully stays unanswered.
    options = [tuple(choices) or ("",) for choices in useful.values()]
    completions = (
        {**answers, **dict(zip(useful, combination, strict=True))}
        for combination in product(*options)
    )
    return max(sum(c.weight for c in block if c.applies(done)) for done in completions)
