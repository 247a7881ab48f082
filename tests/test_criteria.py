"""The evidence: complete, well formed, and weighed by its own rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import load_catalog
from generator.criteria import Criterion, load_ruleset, parse_ruleset
from generator.errors import GeneratorError

QUESTIONS = load_catalog().deciding
RULESET = load_ruleset()
EVERYTHING = RULESET.criteria + RULESET.notes


def entry(**fields: Any) -> dict[str, Any]:
    """Give one criterion of a small criteria file."""
    usual = {
        "id": "one",
        "when": {"size": ["small"]},
        "favours": "flask",
        "documents": ["a"],
        "plainness": "advice",
        "because": "You said so.",
    }
    return {key: value for key, value in {**usual, **fields}.items() if value is not None}


def table(*entries: dict[str, Any], **settings: Any) -> dict[str, Any]:
    """Give a small criteria file with these criteria."""
    return {
        "ruleset": "7",
        "frameworks": ["flask", "django"],
        "documents": {key: key.upper() for key in "abcde"},
        "weighing": {
            "further_document": 0.5,
            "plainness": {"advice": 1.0, "stated": 0.75},
            "opposed": {"weak": 0.75, "strong": 0.5},
        },
        "tie": {"framework": "flask", "reason": "Smaller."},
        "confidence": {"slope": 1.0, "clear": 0.75, "leaning": 0.6},
        "criterion": list(entries),
        **settings,
    }


def weight_of(**fields: Any) -> float:
    """Give the weight that one criterion comes to."""
    return parse_ruleset(table(entry(**fields))).criteria[0].weight


def test_every_numbered_criterion_is_there() -> None:
    assert {criterion.number for criterion in EVERYTHING} - {None} == set(range(1, 37))


def test_only_what_has_no_direction_is_a_note() -> None:
    assert {note.number for note in RULESET.notes} == {28, 36}
    assert all(note.weight == 0 for note in RULESET.notes)


@pytest.mark.parametrize("criterion", EVERYTHING, ids=lambda criterion: criterion.id)
def test_conditions_can_be_answered(criterion: Criterion) -> None:
    for question, choices in criterion.when:
        assert set(choices) <= set(QUESTIONS[question])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_deciding_question_can_weigh(question: str) -> None:
    assert any(criterion.choices_of(question) for criterion in RULESET.criteria)


def test_every_document_is_cited_and_every_citation_known() -> None:
    cited = {key for criterion in EVERYTHING for key in criterion.documents}
    assert cited == set(RULESET.documents)
    assert {key for c in EVERYTHING for key in c.disagreeing} <= set(RULESET.documents)


@pytest.mark.parametrize("criterion", EVERYTHING, ids=lambda criterion: criterion.id)
def test_reasons_are_single_sentences(criterion: Criterion) -> None:
    assert criterion.because.endswith(".")
    assert ". " not in criterion.because


def test_no_answer_speaks_for_both_sides() -> None:
    for question, choices in QUESTIONS.items():
        for choice in choices:
            sides = {c.favours for c in RULESET.criteria if choice in c.choices_of(question)}
            assert len(sides) <= 1, (question, choice)


@pytest.mark.parametrize("criterion", RULESET.criteria, ids=lambda criterion: criterion.id)
def test_no_criterion_is_inert(criterion: Criterion) -> None:
    """Find answers under which the outcome would be another without the criterion."""
    met = {question: choices[0] for question, choices in criterion.when}
    for more in a_few_answers():
        answers = {**more, **met}
        balance = RULESET.balance(answers)
        without = round(balance - RULESET.signed(criterion), 6)
        if RULESET.outcome(balance) != RULESET.outcome(without):
            assert RULESET.outcome(balance) == criterion.favours
            return
    pytest.fail(f"{criterion.id} never decides")


def a_few_answers() -> Iterator[dict[str, str]]:
    """Walk through up to three answers that can weigh, alone or on top of a common wish."""
    weighing = {(q, choice) for c in RULESET.criteria for q, cs in c.when for choice in cs}
    for start in ({}, {"data": "relational", "accounts": "permissions", "admin": "yes"}):
        for size in range(4):
            for answers in combinations(sorted(weighing), size):
                yield {**start, **dict(answers)}


@pytest.mark.parametrize(
    ("fields", "weight"),
    [
        ({}, 1.0),
        ({"documents": ["a", "b"]}, 1.5),
        ({"documents": list("abcde")}, 3.0),
        ({"plainness": "stated"}, 0.75),
        ({"opposed": "weak"}, 0.75),
        ({"opposed": "strong"}, 0.5),
        ({"lowered": 0.25}, 0.25),
        ({"documents": ["a", "b"], "opposed": "strong", "lowered": 0.5}, 0.38),
        ({"cases": {"for": 6, "against": 0}}, 1.95),
    ],
)
def test_a_weight_follows_from_its_parts(fields: dict[str, Any], weight: float) -> None:
    assert weight_of(**fields) == pytest.approx(weight, abs=0.006)


@pytest.mark.parametrize("criterion", RULESET.criteria, ids=lambda criterion: criterion.id)
def test_the_data_only_lowers(criterion: Criterion) -> None:
    assert 0 < criterion.weight <= round(criterion.published, 2)


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        (table(entry(documents=["z"])), "unknown documents z"),
        (table(entry(disagreeing=["z"], note="No.")), "unknown documents z"),
        (table(entry(disagreeing=["b"])), "does not say what"),
        (table(entry(favours="rails")), "favours 'rails'"),
        (table(entry(), entry()), "two entries are named one"),
        (table(entry(), entry(id="two", favours="django")), "both sides: size=small"),
        (table(entry(lowered=1.5)), "neither raise nor turn"),
        (table(entry(lowered=0)), "neither raise nor turn"),
        (table(entry(lowered=-1)), "neither raise nor turn"),
        (table(entry(documents=[])), "needs documents"),
        (table(entry(when={})), "needs documents, a condition"),
        (table(entry(because=None)), "'because'"),
        (table(entry(plainness="shouted")), "'shouted'"),
        (table(entry(), tie={"framework": "rails", "reason": ""}), "tie rule"),
        (table(entry(), confidence={"slope": 0, "clear": 0.7, "leaning": 0.6}), "slope"),
        (table(entry(), confidence={"slope": 1, "clear": 0.6, "leaning": 0.7}), "leaning"),
        (table(entry(), confidence={}), "'slope'"),
        ({}, "'frameworks'"),
    ],
)
def test_a_broken_file_is_refused(broken: dict[str, Any], said: str) -> None:
    with pytest.raises(GeneratorError) as caught:
        parse_ruleset(broken)
    assert said in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("content", ["ruleset = ", None])
def test_an_unreadable_file_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "criteria.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(GeneratorError, match=r"criteria\.toml cannot be read"):
        load_ruleset(path)


def test_the_file_is_read_once() -> None:
    assert load_ruleset() is RULESET
