"""The calibration: its data, its fit, and the figures it reports."""

from __future__ import annotations

import json

import pytest

from calibration.cases import Case, answers_of, load_cases
from calibration.evaluate import evaluate, main
from calibration.figures import (
    Judged,
    agreement,
    always,
    equal_votes,
    interview,
    judge,
    questions_until_settled,
    trust,
)
from calibration.lowering import fit_factors, fit_slope, held_out, lowered, margin
from generator.catalog import load_catalog
from generator.criteria import Criterion, load_ruleset

QUESTIONS = load_catalog().deciding
RULESET = load_ruleset()
CASES = load_cases()


def votes(criterion: Criterion) -> tuple[int, int]:
    """Count the cases that a criterion applies to, for it and against."""
    met = [case.framework == criterion.favours for case in CASES if criterion.applies(case.answers)]
    return met.count(True), met.count(False)


def test_all_cases_are_there_and_answer_known_questions() -> None:
    assert len(CASES) == 79
    for case in CASES:
        assert case.framework in RULESET.frameworks
        assert all(choice in QUESTIONS[question] for question, choice in case.answers.items())


@pytest.mark.parametrize(
    ("facts", "answers"),
    [
        ({}, {}),
        (
            {"kind": "blog", "team_experience_web": "expert"},
            {"kind": "blog", "experience": "expert"},
        ),
        ({"team_experience_web": "unknown", "size": None}, {}),
        ({"database": "relational-heavy"}, {"data": "relational"}),
        ({"database": "non-relational-or-custom"}, {"data": "custom"}),
        ({"database": "none"}, {"data": "none"}),
        ({"database": None, "interface": None, "needs_forms": None}, {}),
        ({"needs_accounts": True, "needs_admin_site": False}, {"accounts": "login", "admin": "no"}),
        ({"needs_accounts": False, "needs_admin_site": None}, {"accounts": "none"}),
        ({"interface": "html"}, {"pages": "yes", "api": "none"}),
        ({"interface": "rest"}, {"pages": "no", "api": "rest"}),
        ({"interface": "spa"}, {"pages": "no", "api": "rest"}),
        ({"interface": "mixed"}, {"pages": "yes", "api": "rest"}),
        ({"performance_critical_lightweight": True}, {"footprint": "lightweight"}),
        ({"embedded_in_other_tool": False}, {"embedded": "no"}),
        ({"wants_control_over_components": "high"}, {"control": "high"}),
        ({"security_sensitivity": "low"}, {"security": "low"}),
        ({"name": "Flask shop", "repo": "a/django", "stated_reason": "x", "confidence": 1}, {}),
        ({"one_line_plan": "admin", "choice_confounded": "y", "record_type": "profile"}, {}),
    ],
)
def test_facts_become_answers(facts: dict[str, object], answers: dict[str, str]) -> None:
    assert answers_of(facts) == answers


def test_the_factors_in_the_file_are_the_fitted_ones() -> None:
    stated = {criterion.id: criterion.lowered for criterion in RULESET.criteria}
    assert stated == fit_factors(RULESET, CASES)


def test_the_slope_in_the_file_is_the_fitted_one() -> None:
    others = held_out(RULESET, CASES)
    margins = [margin(one, case) for one, case in zip(others, CASES, strict=True)]
    assert fit_slope(margins) == RULESET.slope


def test_evidence_of_the_data_alone_is_counted_right_and_lopsided() -> None:
    alone = [criterion for criterion in RULESET.criteria if criterion.cases]
    assert [criterion.id for criterion in alone] == ["embedded"]
    for criterion in alone:
        assert criterion.documents == ("calibration",)
        assert criterion.cases == votes(criterion)
        total = sum(votes(criterion))
        assert total >= 5
        assert votes(criterion)[0] / total >= 0.9


@pytest.mark.parametrize("criterion", RULESET.criteria, ids=lambda criterion: criterion.id)
def test_the_data_disagrees_openly(criterion: Criterion) -> None:
    agreeing, against = votes(criterion)
    opposed = agreeing + against >= 4 and against >= 2 * agreeing
    assert ("calibration" in criterion.disagreeing) == opposed


def test_a_fit_without_cases_leaves_the_least() -> None:
    factors = fit_factors(RULESET, CASES[:1])
    assert {factors[c.id] for c in RULESET.criteria if not c.cases} == {0.1}
    assert factors["embedded"] == 1.0


def test_a_fact_that_always_tells_is_not_lowered() -> None:
    told = [Case({"data": "custom"}, "flask")] * 30 + [Case({"data": "simple"}, "django")] * 30
    factors = fit_factors(RULESET, told)
    assert factors["own-data-layer"] == 1.0
    assert factors["no-data"] == 0.1


def test_a_fact_that_tells_the_opposite_is_lowered_and_not_turned() -> None:
    opposite = [Case({"data": "custom"}, "django")] * 30
    after = lowered(RULESET, fit_factors(RULESET, opposite))
    criterion = next(c for c in after.criteria if c.id == "own-data-layer")
    assert criterion.lowered == 0.1
    assert (criterion.favours, criterion.weight) == ("flask", 0.2)


def test_a_steeper_slope_fits_margins_that_are_always_met() -> None:
    assert fit_slope([1.0] * 20) > fit_slope([1.0] * 14 + [-1.0] * 6)


def test_the_decision_agrees_more_often_than_unweighed_advice() -> None:
    met = agreement([judge(RULESET, case).right for case in CASES]).met
    assert met >= equal_votes(RULESET, CASES).met
    assert met > always("flask", CASES).met
    assert met >= 55


def test_unseen_cases_agree_more_often_than_unweighed_advice() -> None:
    others = zip(held_out(RULESET, CASES), CASES, strict=True)
    met = sum(judge(one, case).right for one, case in others)
    assert met > equal_votes(RULESET, CASES).met


def test_the_interview_is_short_in_half_of_the_cases() -> None:
    figures = interview(RULESET, CASES, QUESTIONS)
    assert figures.median <= 7
    assert figures.share_few >= 0.5


def test_a_missing_fact_costs_a_question() -> None:
    silent = Case({}, "flask")
    told = Case({"control": "high", "data": "custom", "embedded": "yes"}, "flask")
    count = questions_until_settled(RULESET, told, QUESTIONS)
    assert count < questions_until_settled(RULESET, silent, QUESTIONS) <= len(QUESTIONS)


def test_a_missing_fact_is_answered_with_nothing_that_weighs() -> None:
    two = {question: QUESTIONS[question] for question in ("admin", "learning")}
    # Once the admin site is off the table, only Flask could still gain, and it leads.
    assert questions_until_settled(RULESET, Case({}, "flask"), two) == 1
    assert questions_until_settled(RULESET, Case({"admin": "yes"}, "django"), two) == 2


def test_the_interval_is_wilsons() -> None:
    figures = agreement([True] * 8 + [False] * 2)
    assert (figures.cases, figures.met, figures.share) == (10, 8, 0.8)
    assert figures.low == pytest.approx(0.490, abs=0.001)
    assert figures.high == pytest.approx(0.943, abs=0.001)
    assert (agreement([]).low, agreement([]).high) == (0.0, 1.0)


def test_trust_compares_what_was_said_with_what_was_met() -> None:
    figures = trust([Judged(0.75, "clear", right) for right in (True, True, True, False)])
    assert figures.calibration_error == 0
    assert figures.brier == pytest.approx(0.1875)
    boasting = trust([Judged(0.95, "clear", True), Judged(0.95, "clear", False)])
    assert boasting.calibration_error == pytest.approx(0.45)
    assert boasting.by_verdict["clear"].share == 0.5
    assert list(boasting.by_confidence) == ["0.9-1.0"]


def test_the_criteria_state_their_confidence_honestly() -> None:
    figures = trust([judge(RULESET, case) for case in CASES])
    assert figures.calibration_error < 0.1
    assert figures.brier < 0.25
    shares = [figures.by_verdict[verdict].share for verdict in ("close", "leaning", "clear")]
    assert shares == sorted(shares)
    assert shares[-1] >= RULESET.clear


def test_overconfidence_shows_in_the_figures() -> None:
    steep = RULESET._replace(slope=5.0)
    honest, boasting = (trust([judge(r, case) for case in CASES]) for r in (RULESET, steep))
    assert boasting.calibration_error > honest.calibration_error
    assert boasting.brier > honest.brier


def test_the_report_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    main([])
    text = capsys.readouterr().out
    for part in ("These criteria", "held out", "one vote", "Always flask", "Brier", "settled"):
        assert part in text


def test_the_report_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--json"])
    report = json.loads(capsys.readouterr().out)
    figures = evaluate(RULESET, CASES, QUESTIONS)
    assert report["agreement"]["met"] == figures.agreement.met
    assert report["interview"]["median"] == figures.interview.median
    assert set(report["always"]) == {"flask", "django"}
