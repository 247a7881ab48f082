"""The course of an interview: what to ask next, what is possible, when it is decided.

How a question looks on a terminal is the asker's business (``prompt.py``).
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Protocol

from generator.answers import AUTO, ContradictionError, resolve
from generator.catalog import Catalog, Question
from generator.evidence import Ruleset
from generator.outlook import most_telling, settled

Answers = dict[str, str]

REST = Question(
    id="rest",
    prompt="Go through the remaining choices one by one?",
    help="No: they take their defaults, and the review at the end shows and changes each.",
    choices={"no": "No, show me the review", "yes": "Yes"},
    default="no",
)


# The reply of who cannot say: neutral in the decision, and the default for the parts.
UNSURE = "unsure"


class Asker(Protocol):
    """Whoever puts a question to a person."""

    def ask(
        self, question: Question, default: str, disabled: Mapping[str, str], can_go_back: bool
    ) -> str | None:
        """Return the answer, or None to go back to the previous question.

        ``disabled`` maps choices that cannot be taken to the reason.
        """

    def say(self, text: str) -> None:
        """Tell something between two questions."""


def impossible(catalog: Catalog, answers: Mapping[str, str], question: Question) -> Answers:
    """Map each choice that contradicts the answers so far to the reason."""
    reasons = {}
    for choice in question.choices:
        try:
            resolve(catalog, {**answers, question.id: choice})
        except ContradictionError as error:
            own = error.question == question.id
            reasons[choice] = error.because if own else error.message.rstrip(".")
    return reasons


def next_question(
    catalog: Catalog, ruleset: Ruleset, framework: str, answers: Mapping[str, str], *, parts: bool
) -> Question | None:
    """Choose what to ask: first what tells most, then the parts, the plain ones on request.

    ``parts`` is false where only a decision is wanted.
    """
    known, still_open = _known(answers), _still_open(catalog, answers)
    if framework == AUTO and not settled(ruleset, known, still_open):
        telling = most_telling(ruleset, known, still_open)
        if telling is not None:
            return catalog[telling]
    if not parts:
        return None
    open_parts = [question for question in catalog if question.part and question.id not in answers]
    for question in open_parts:
        if question.decides:
            return question
    if open_parts and REST.id not in answers:
        return REST
    return open_parts[0] if open_parts and answers[REST.id] == "yes" else None


def interview(
    catalog: Catalog,
    ruleset: Ruleset,
    framework: str,
    given: Mapping[str, str],
    defaults: Mapping[str, str],
    asker: Asker,
    *,
    parts: bool = True,
) -> Answers:
    """Ask until everything is said that has to be, and return all explicit answers.

    ``defaults`` holds what the machine knows, such as the author's name.
    """
    answers: Answers = dict(given)
    withdrawn: Answers = {}
    asked: list[str] = []
    told = False
    while question := next_question(catalog, ruleset, framework, answers, parts=parts):
        told = told or _tell_settled(catalog, ruleset, framework, answers, asker)
        disabled = {} if question is REST else impossible(catalog, _known(answers), question)
        possible = [choice for choice in question.choices if choice not in disabled]
        if len(possible) == 1:
            # It follows from the others, and is nothing that the person said.
            answers[question.id] = UNSURE
            reason = next(iter(disabled.values()))
            asker.say(f"{question.prompt} {question.choices[possible[0]]}: {reason}.")
            continue
        default = defaults.get(question.id, question.default)
        if question.decides and framework == AUTO:
            question, default = with_unsure(question), UNSURE
        reply = asker.ask(question, withdrawn.get(question.id, default), disabled, bool(asked))
        if reply is not None:
            answers[question.id] = reply
            asked.append(question.id)
        elif asked:
            withdrawn[asked[-1]] = answers[asked[-1]]
            answers = _before(answers, asked.pop())
            told = False
    if not told:
        _tell_settled(catalog, ruleset, framework, answers, asker)
    return _known(answers)


def with_unsure(question: Question) -> Question:
    """Let a person pass a question that weighs in the decision."""
    taken = question.choices.get(question.default, question.default)
    label = f"Not sure (the project gets: {taken})" if question.part else "Not sure"
    return question._replace(choices={**question.choices, UNSURE: label}, default=UNSURE)


def command_line(
    name: str, framework: str, answers: Mapping[str, str], options: Sequence[str] = ()
) -> str:
    """Write the one line that makes the same project without asking."""
    settings = [part for key, value in answers.items() for part in ("--set", f"{key}={value}")]
    said = ["--framework", framework, "--no-input", *settings, *options]
    # A name can look like an option or be that of a command, which comes first.
    words = [*said, "--", name] if name.startswith("-") else [name, *said]
    return shlex.join(["new-project", "create", *words])


def _known(answers: Mapping[str, str]) -> Answers:
    """Leave out what is no answer of the person's."""
    return {key: value for key, value in answers.items() if key != REST.id and value != UNSURE}


def _still_open(catalog: Catalog, answers: Mapping[str, str]) -> dict[str, Sequence[str]]:
    """List the deciding questions that have an answer or may still get one."""
    return {
        question: choices
        for question, choices in catalog.deciding.items()
        if answers.get(question) != UNSURE
    }


def _before(answers: Answers, question: str) -> Answers:
    """Take back the last answer, and what followed from it without being asked."""
    order = list(answers)
    return {key: answers[key] for key in order[: order.index(question)]}


def _tell_settled(
    catalog: Catalog, ruleset: Ruleset, framework: str, answers: Answers, asker: Asker
) -> bool:
    """Say once that the decision stands, and which questions need not be asked any more."""
    known = _known(answers)
    if framework != AUTO or not settled(ruleset, known, _still_open(catalog, answers)):
        return False
    outcome = ruleset.outcome(ruleset.balance(known)).capitalize()
    spared = [q.id for q in catalog if q.decides and not q.part and q.id not in answers]
    unasked = f" Not asked any more: {', '.join(spared)}." if spared else ""
    asker.say(f"Decided: {outcome}. No answer still to come can change that.{unasked}")
    return True
