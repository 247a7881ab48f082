"""Put a recommendation into words, for the terminal and for the project's documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from generator.answers import AUTO
from generator.catalog import Catalog
from generator.evidence import Ruleset
from generator.recommend import Reason, Recommendation

VERDICTS = {
    "clear": "The answers speak clearly for it",
    "leaning": "The answers lean towards it",
    "close": "It is a close call",
}


class Decision(NamedTuple):
    """The framework of a project: what was asked for, what was answered, what is advised.

    ``asked`` is "auto" or a framework; ``given`` holds the explicit answers.
    """

    asked: str
    given: Mapping[str, str]
    recommendation: Recommendation

    @property
    def by_hand(self) -> bool:
        return self.asked != AUTO

    @property
    def framework(self) -> str:
        return self.asked if self.by_hand else self.recommendation.framework


def headline(recommendation: Recommendation) -> str:
    """Say what is recommended and how sure that is."""
    sure = f"{VERDICTS[recommendation.verdict]} (confidence {recommendation.confidence:.0%})."
    text = f"{recommendation.framework.capitalize()}. {sure}"
    if recommendation.tie:
        text += f" {recommendation.tie}"
    return text


def summary(decision: Decision) -> str:
    """Say how the framework of a project was chosen."""
    advised = decision.recommendation
    if not decision.by_hand:
        return headline(advised)
    if advised.tie:
        return (
            f"{decision.framework.capitalize()}. Chosen by hand; "
            "the answers speak for neither framework more than for the other."
        )
    advice = (
        "which the answers recommend too"
        if advised.framework == decision.framework
        else f"although the answers recommend {advised.framework.capitalize()}"
    )
    return (
        f"{decision.framework.capitalize()}. Chosen by hand, {advice} "
        f"({advised.verdict}, confidence {advised.confidence:.0%})."
    )


def reason_line(reason: Reason) -> str:
    """Give one reason with the answer behind it, who says so and who does not."""
    answers = {reason.question: reason.answer, **reason.others}
    sources = [together(answers), ", ".join(reason.documents)]
    if reason.disagreeing:
        sources.append("disagreeing: " + ", ".join(reason.disagreeing))
    return " ".join(filter(None, [reason.because, reason.note, f"({'; '.join(sources)})"]))


def decision_record(catalog: Catalog, ruleset: Ruleset, decision: Decision) -> dict[str, Any]:
    """Fill ``_decision`` of a skeleton: Markdown lines for docs/decisions/0001."""
    recommendation = decision.recommendation
    lines: dict[bool, list[str]] = {True: [], False: []}
    for reason in recommendation.reasons:
        lines[reason.favours == decision.framework].append(reason_line(reason))
    cited = [
        key
        for key in ruleset.documents
        if any(key in (*r.documents, *r.disagreeing) for r in recommendation.reasons)
    ]
    return {
        "summary": summary(decision),
        "reasons": lines[True],
        "against": lines[False],
        "notes": [reason_line(note) for note in recommendation.notes],
        "flips": [together(change) for change in recommendation.would_flip],
        "sources": [f"{key}: {ruleset.documents[key]}" for key in cited],
        "answers": [
            {"question": catalog[name].prompt, "value": catalog[name].choices[value]}
            for name, value in decision.given.items()
            if catalog[name].decides
        ],
    }


def together(answers: Mapping[str, str]) -> str:
    """Name answers that belong together."""
    return " and ".join(f"{question} = {answer}" for question, answer in answers.items())
