"""The decision: its outcome, its reasons, and what would turn it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import load_catalog
from generator.criteria import load_ruleset
from generator.recommend import Recommendation, recommend

QUESTIONS = load_catalog().deciding
RULESET = load_ruleset()
ANSWERS = [(question, choice) for question in QUESTIONS for choice in QUESTIONS[question]]

# Any combination of answers, each question answered or not.
wishes = st.fixed_dictionaries(
    {}, optional={question: st.sampled_from(choices) for question, choices in QUESTIONS.items()}
)
answers = st.sampled_from(ANSWERS)

SHOP = {"kind": "ecommerce", "accounts": "login", "admin": "yes", "data": "relational"}


def decide(wish: Mapping[str, str]) -> Recommendation:
    return recommend(RULESET, wish, QUESTIONS)


def side_of(question: str, choice: str) -> str | None:
    """Name the framework that an answer can speak for."""
    sides = (c.favours for c in RULESET.criteria if choice in c.choices_of(question))
    return next(sides, None)


def changes(wish: Mapping[str, str], size: int) -> Iterator[dict[str, str]]:
    """Walk through all ways to change so many answers."""
    for asked in combinations(QUESTIONS, size):
        for choices in product(*(QUESTIONS[question] for question in asked)):
            change = dict(zip(asked, choices, strict=True))
            if all(wish.get(question) != choice for question, choice in change.items()):
                yield change


def test_a_shop_is_clearly_django() -> None:
    shop = decide(SHOP)
    assert (shop.framework, shop.verdict) == ("django", "clear")
    assert shop.reasons[0].question == "data"


def test_a_service_with_one_purpose_and_no_data_is_flask() -> None:
    service = decide({"kind": "single-purpose-tool", "data": "none", "accounts": "none"})
    assert service.framework == "flask"
    assert service.verdict != "close"


def test_nothing_answered_is_a_close_call_that_the_tie_rule_decides() -> None:
    empty = decide({})
    assert (empty.framework, empty.verdict, empty.confidence) == ("flask", "close", 0.5)
    assert empty.tie == RULESET.tie.reason
    assert empty.reasons == ()
    assert empty.unanswered == tuple(QUESTIONS)


def test_the_tie_rule_is_silent_where_it_does_not_decide() -> None:
    assert decide(SHOP).tie == ""
    assert decide({"data": "none"}).tie == ""


@pytest.mark.parametrize(("question", "choice"), [a for a in ANSWERS if side_of(*a) is None])
@given(wish=wishes)
@settings(max_examples=10)
def test_a_neutral_answer_changes_no_score(
    question: str, choice: str, wish: dict[str, str]
) -> None:
    wish.pop(question, None)
    assert decide({**wish, question: choice}).scores == decide(wish).scores


@given(wishes, answers)
def test_an_answer_never_helps_the_other_side(
    wish: dict[str, str], answer: tuple[str, str]
) -> None:
    question, choice = answer
    wish.pop(question, None)
    before, after = decide(wish), decide({**wish, question: choice})
    if after.framework != before.framework:
        assert after.framework == side_of(question, choice)
    for framework in RULESET.frameworks:
        if framework != side_of(question, choice):
            assert after.scores[framework] == before.scores[framework]


@given(wishes, st.randoms())
def test_the_order_of_answers_does_not_matter(wish: dict[str, str], chance: random.Random) -> None:
    shuffled = list(wish.items())
    chance.shuffle(shuffled)
    assert decide(dict(shuffled)).as_dict() == decide(wish).as_dict()


@given(wishes)
def test_what_is_not_a_deciding_question_is_ignored(wish: dict[str, str]) -> None:
    assert decide({**wish, "license": "mit", "colour": "red"}) == decide(wish)


@given(wishes, wishes)
def test_confidence_grows_with_the_margin(one: dict[str, str], other: dict[str, str]) -> None:
    small, large = sorted((decide(one), decide(other)), key=margin)
    assert 0.5 <= small.confidence <= large.confidence <= 0.99
    if small.confidence == large.confidence:
        assert margin(small) == margin(large) or large.confidence == 0.99


def margin(recommendation: Recommendation) -> float:
    flask, django = recommendation.scores.values()
    return round(abs(django - flask), 6)


@given(wishes)
def test_the_verdict_says_what_the_printed_confidence_says(wish: dict[str, str]) -> None:
    shape = decide(wish).as_dict()
    bounds = {"close": (0.5, RULESET.leaning), "leaning": (RULESET.leaning, RULESET.clear)}
    low, high = bounds.get(shape["verdict"], (RULESET.clear, 1.0))
    assert low <= shape["confidence"] < high


@given(wishes)
def test_reasons_account_for_the_scores(wish: dict[str, str]) -> None:
    decision = decide(wish)
    weights = [reason.weight for reason in decision.reasons]
    assert weights == sorted(weights, reverse=True)
    for framework, score in decision.scores.items():
        parts = [r.weight for r in decision.reasons if r.favours == framework]
        assert sum(parts) == pytest.approx(score)
    for reason in decision.reasons:
        assert reason.answers.items() <= wish.items()
        assert reason.documents
        assert set(reason.answers) <= set(QUESTIONS) - set(decision.unanswered)


def test_a_reason_names_all_the_answers_that_took_part() -> None:
    box = next(r for r in decide(SHOP).reasons if r.criterion == "everything-in-one-box")
    assert box.answers == {"accounts": "login", "admin": "yes"}
    assert box.as_dict()["with"] == {"admin": "yes"}


def test_disagreement_of_the_documents_is_shown() -> None:
    (reason,) = decide({"experience": "novice"}).reasons
    assert reason.disagreeing == ("apidog", "tejuosho")
    assert "disagree" in reason.note


def test_reasons_for_the_other_side_are_shown() -> None:
    favoured = {reason.favours for reason in decide({**SHOP, "team": "solo"}).reasons}
    assert favoured == {"flask", "django"}


def test_a_note_is_shown_and_weighs_nothing() -> None:
    decision = decide({"api": "graphql"})
    assert [note.criterion for note in decision.notes] == ["graphql"]
    assert decision.reasons == ()
    assert decision.as_dict()["notes"][0]["documents"] == ["apptension"]


@given(wishes)
def test_every_listed_change_turns_the_decision(wish: dict[str, str]) -> None:
    decision = decide(wish)
    assert 1 <= len(decision.would_flip) <= 3
    assert len({len(change) for change in decision.would_flip}) == 1
    for change in decision.would_flip:
        assert all(wish.get(question) != choice for question, choice in change.items())
        assert decide({**wish, **change}).framework != decision.framework


@given(wishes)
@settings(deadline=None)
def test_no_single_change_turns_the_decision_unless_listed(wish: dict[str, str]) -> None:
    assert_none_smaller(wish, 1)


@given(wishes)
@settings(max_examples=25, deadline=None)
def test_no_two_changes_turn_the_decision_unless_two_are_listed(wish: dict[str, str]) -> None:
    assert_none_smaller(wish, 2)


def assert_none_smaller(wish: dict[str, str], size: int) -> None:
    """Try all changes of that size: none may turn a decision whose listed ones are larger."""
    decision = decide(wish)
    if len(decision.would_flip[0]) > size:
        for change in changes(wish, size):
            balance = RULESET.balance({**wish, **change})
            assert RULESET.outcome(balance) == decision.framework, change


def test_changes_of_given_answers_are_listed_first() -> None:
    first, *others = decide({"admin": "yes"}).would_flip
    assert first == {"admin": "no"}
    # Full control would weigh more, but nobody was asked about it.
    assert {"control": "high"} in others


def strongest(framework: str) -> dict[str, str]:
    """Answer every question that can speak for a framework, as loudly as can be."""
    for_it = {
        question: [choice for choice in choices if side_of(question, choice) == framework]
        for question, choices in QUESTIONS.items()
    }
    return {
        question: max(choices, key=lambda choice: margin(decide({question: choice})))
        for question, choices in for_it.items()
        if choices
    }


@pytest.mark.parametrize("framework", RULESET.frameworks)
def test_the_strongest_wish_can_be_turned_and_is_not_certain(framework: str) -> None:
    wish = strongest(framework)
    decision = decide(wish)
    assert decision.framework == framework
    assert decision.as_dict()["confidence"] <= 0.99
    for change in decision.would_flip:
        assert decide({**wish, **change}).framework != framework


def test_where_three_changes_do_not_suffice_more_are_found() -> None:
    assert [len(change) for change in decide(strongest("flask")).would_flip] == [4]


@given(wishes)
def test_the_json_shape(wish: dict[str, str]) -> None:
    shape = decide(wish).as_dict()
    assert json.loads(json.dumps(shape)) == shape
    assert shape.keys() >= {
        "framework",
        "confidence",
        "verdict",
        "scores",
        "reasons",
        "would_flip",
        "unanswered",
        "ruleset",
    }
    assert set(shape["scores"]) == {"flask", "django"}
    assert all(set(flip) == {"set"} for flip in shape["would_flip"])
    for reason in shape["reasons"]:
        assert reason.keys() >= {
            "question",
            "answer",
            "favours",
            "weight",
            "because",
            "documents",
            "disagreeing",
        }


def test_what_the_project_is_changes_last() -> None:
    ruleset = load_ruleset()
    assert set(ruleset.changed_last) <= set(QUESTIONS)
    advice = recommend(ruleset, {"admin": "yes", "data": "relational"}, QUESTIONS)
    assert advice.would_flip
    assert not set(ruleset.changed_last) & set(advice.would_flip[0])
