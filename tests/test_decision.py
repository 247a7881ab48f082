"""Decisions in words: honest headlines, reasons with their sources, what would turn them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.catalog import load_catalog
from generator.criteria import load_ruleset
from generator.decision import (
    Decision,
    decision_record,
    headline,
    reason_line,
    summary,
    together,
)
from generator.recommend import Reason, Recommendation, recommend

CATALOG = load_catalog()
RULESET = load_ruleset()
DJANGO = {"admin": "yes", "accounts": "permissions", "data": "relational"}


def advised(answers: Mapping[str, str]) -> Recommendation:
    return recommend(RULESET, answers, CATALOG.deciding)


def decided(asked: str, answers: Mapping[str, str]) -> Decision:
    return Decision(asked, answers, advised(answers))


def reason(disagreeing: tuple[str, ...] = (), note: str = "") -> Reason:
    return Reason(
        criterion="x",
        question="size",
        answer="small",
        others={"team": "solo"},
        favours="flask",
        weight=1.0,
        published=1.0,
        because="Small things stay small.",
        documents=("kite", "apidog"),
        disagreeing=disagreeing,
        note=note,
    )


def test_auto_takes_the_recommended_framework() -> None:
    decision = decided("auto", DJANGO)
    assert not decision.by_hand
    assert decision.framework == decision.recommendation.framework == "django"


def test_a_choice_by_hand_stands_against_the_recommendation() -> None:
    decision = decided("flask", DJANGO)
    assert decision.by_hand
    assert decision.framework == "flask"
    assert "although the answers recommend Django" in summary(decision)


def test_a_choice_by_hand_may_agree_with_the_recommendation() -> None:
    assert "which the answers recommend too" in summary(decided("django", DJANGO))


@pytest.mark.parametrize("answers", [{}, {"footprint": "lightweight"}, DJANGO])
def test_the_headline_says_how_sure_it_is(answers: dict[str, str]) -> None:
    recommendation = advised(answers)
    words = {"clear": "speak clearly", "leaning": "lean", "close": "close call"}
    text = headline(recommendation)
    assert text.startswith(f"{recommendation.framework.capitalize()}. ")
    assert words[recommendation.verdict] in text
    assert f"{recommendation.confidence:.0%}" in text


def test_a_tie_is_called_one_with_the_rule_that_settles_it() -> None:
    recommendation = advised({})
    assert recommendation.verdict == "close"
    assert recommendation.tie in headline(recommendation)
    assert recommendation.tie


def test_a_reason_names_its_answers_and_its_documents() -> None:
    line = reason_line(reason())
    assert line == "Small things stay small. (size = small and team = solo; kite, apidog)"


@pytest.mark.parametrize(
    ("disagreeing", "words"),
    [(("tejuosho",), "; disagreeing: tejuosho)"), (("tejuosho", "kite"), ": tejuosho, kite)")],
)
def test_a_reason_says_who_disagrees(disagreeing: tuple[str, ...], words: str) -> None:
    line = reason_line(reason(disagreeing, "It scales."))
    assert words in line
    assert "Small things stay small. It scales. (" in line


def test_the_record_holds_both_sides_and_their_sources() -> None:
    answers = {**DJANGO, "footprint": "lightweight", "size": "small"}
    decision = decided("auto", answers)
    record = decision_record(CATALOG, RULESET, decision)
    reasons = decision.recommendation.reasons
    sides = dict.fromkeys(RULESET.frameworks, 0)
    for each in reasons:
        sides[each.favours] += 1
    assert len(record["reasons"]) == sides[decision.framework] > 0
    assert len(record["against"]) == len(reasons) - sides[decision.framework] > 0
    cited = {document for each in reasons for document in (*each.documents, *each.disagreeing)}
    assert {source.partition(":")[0] for source in record["sources"]} == cited
    assert record["summary"] == summary(decision)


def test_the_record_names_the_flips_and_only_the_deciding_answers() -> None:
    decision = decided("auto", {**DJANGO, "license": "mit", "description": "x"})
    record = decision_record(CATALOG, RULESET, decision)
    flips = decision.recommendation.would_flip
    assert record["flips"] == [together(change) for change in flips]
    assert flips
    assert record["answers"] == [
        {"question": CATALOG[name].prompt, "value": CATALOG[name].choices[value]}
        for name, value in DJANGO.items()
    ]


def test_answers_that_belong_together_are_joined() -> None:
    assert together({"data": "none", "admin": "no"}) == "data = none and admin = no"
