"""Decide for a framework and explain it. Pure: criteria and answers in, reasons out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from generator.evidence import Answers, Criterion, Ruleset
from generator.flips import smallest_flips


class Reason(NamedTuple):
    """One criterion that the answers met, named by the answer that caused it.

    `others` holds the further answers of a criterion that needs several. `published` is
    what the documents alone would make it weigh; notes favour nothing and weigh zero.
    """

    criterion: str
    question: str
    answer: str
    others: Mapping[str, str]
    favours: str
    weight: float
    published: float
    because: str
    documents: tuple[str, ...]
    disagreeing: tuple[str, ...]
    note: str

    @property
    def answers(self) -> dict[str, str]:
        """Give all the answers that took part, the naming one first."""
        return {self.question: self.answer, **self.others}

    def as_dict(self) -> dict[str, Any]:
        """Give the JSON shape of a reason."""
        return {
            "question": self.question,
            "answer": self.answer,
            "with": dict(self.others),
            "favours": self.favours,
            "weight": round(self.weight, 2),
            "because": self.because,
            "documents": list(self.documents),
            "disagreeing": list(self.disagreeing),
            "note": self.note,
            "criterion": self.criterion,
            "published_weight": round(self.published, 2),
        }


class Recommendation(NamedTuple):
    """The decision, how sure it is, and everything that led to it or would change it.

    `confidence` is a probability from 0.5 to 0.99. `tie` is the reason of the tie rule
    where that decided, else empty. `would_flip` holds sets of changed answers.
    """

    framework: str
    confidence: float
    verdict: str
    scores: Mapping[str, float]
    reasons: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    would_flip: tuple[Mapping[str, str], ...]
    unanswered: tuple[str, ...]
    tie: str
    ruleset: str

    def as_dict(self) -> dict[str, Any]:
        """Give the JSON shape of `recommend --json`."""
        return {
            "framework": self.framework,
            "confidence": round(self.confidence, 2),
            "verdict": self.verdict,
            "scores": {name: round(score, 2) for name, score in self.scores.items()},
            "reasons": [reason.as_dict() for reason in self.reasons],
            "notes": [_note_dict(note) for note in self.notes],
            "would_flip": [{"set": dict(change)} for change in self.would_flip],
            "unanswered": list(self.unanswered),
            "tie": self.tie,
            "ruleset": self.ruleset,
        }


def recommend(
    ruleset: Ruleset, answers: Answers, questions: Mapping[str, Sequence[str]]
) -> Recommendation:
    """Weigh explicit answers to the deciding `questions`; other keys are ignored."""
    given = {question: answers[question] for question in questions if question in answers}
    balance = ruleset.balance(given)
    confidence = ruleset.confidence(balance)
    met = ruleset.applicable(given)
    return Recommendation(
        framework=ruleset.outcome(balance),
        confidence=confidence,
        verdict=ruleset.verdict(confidence),
        scores={name: _score(met, name) for name in ruleset.frameworks},
        reasons=_reasons(sorted(met, key=lambda criterion: -criterion.weight), given),
        notes=_reasons([note for note in ruleset.notes if note.applies(given)], given),
        would_flip=tuple(smallest_flips(ruleset, given, questions)),
        unanswered=tuple(question for question in questions if question not in given),
        tie=ruleset.tie.reason if balance == 0 else "",
        ruleset=ruleset.version,
    )


def _score(criteria: Sequence[Criterion], framework: str) -> float:
    return round(sum((c.weight for c in criteria if c.favours == framework), 0.0), 6)


def _reasons(criteria: Sequence[Criterion], answers: Answers) -> tuple[Reason, ...]:
    return tuple(_reason(criterion, answers) for criterion in criteria)


def _reason(criterion: Criterion, answers: Answers) -> Reason:
    question, *others = (condition.question for condition in criterion.when)
    return Reason(
        criterion=criterion.id,
        question=question,
        answer=answers[question],
        others={other: answers[other] for other in others},
        favours=criterion.favours,
        weight=criterion.weight,
        published=criterion.published,
        because=criterion.because,
        documents=criterion.documents,
        disagreeing=criterion.disagreeing,
        note=criterion.note,
    )


def _note_dict(note: Reason) -> dict[str, Any]:
    shape = note.as_dict()
    return {key: shape[key] for key in ("question", "answer", "because", "documents")}
