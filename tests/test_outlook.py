"""The interview: when it is settled, and what it asks next."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import load_catalog
from generator.criteria import load_ruleset
from generator.outlook import most_telling, settled

QUESTIONS = load_catalog().deciding
RULESET = load_ruleset()

wishes = st.fixed_dictionaries(
    {}, optional={question: st.sampled_from(choices) for question, choices in QUESTIONS.items()}
)
# Questions whose answers weigh by themselves, whatever else is answered.
TWO_OR_MORE = {q for c in RULESET.criteria if len(c.when) > 1 for q, _ in c.when}
LONE = [question for question in QUESTIONS if question not in TWO_OR_MORE]
# Few enough together to try every way of answering them or not.
FEW = [question for question in QUESTIONS if question != "kind"]
few_questions = st.lists(st.sampled_from(FEW), min_size=1, max_size=4, unique=True)


@given(wishes, wishes)
@settings(max_examples=500)
def test_what_is_settled_stays(wish: dict[str, str], more: dict[str, str]) -> None:
    if settled(RULESET, wish, QUESTIONS):
        now = RULESET.outcome(RULESET.balance(wish))
        assert RULESET.outcome(RULESET.balance({**more, **wish})) == now


@given(wishes, few_questions)
@settings(max_examples=300, deadline=None)
def test_settled_is_exact(wish: dict[str, str], still_open: list[str]) -> None:
    """Leave a few questions open and try every completion, unanswered ones among them."""
    asked = {question: choices for question, choices in QUESTIONS.items() if question in still_open}
    given_ = {question: choice for question, choice in wish.items() if question not in asked}
    ways = product(*(("", *choices) for choices in asked.values()))
    outcomes = {
        RULESET.outcome(RULESET.balance({**given_, **dict(zip(asked, way, strict=True))}))
        for way in ways
    }
    # The questions that nobody asks any more are part of what is given, not of the outlook.
    known = {**dict.fromkeys(set(QUESTIONS) - set(asked), ""), **given_}
    assert settled(RULESET, known, QUESTIONS) == (len(outcomes) == 1)


def test_nothing_is_settled_at_the_start() -> None:
    assert not settled(RULESET, {}, QUESTIONS)


@given(wishes)
def test_everything_answered_is_settled(wish: dict[str, str]) -> None:
    full = {question: wish.get(question, choices[0]) for question, choices in QUESTIONS.items()}
    assert settled(RULESET, full, QUESTIONS)
    assert most_telling(RULESET, full, QUESTIONS) is None


@given(wishes)
def test_only_open_questions_are_asked(wish: dict[str, str]) -> None:
    question = most_telling(RULESET, wish, QUESTIONS)
    assert question is None or question in QUESTIONS.keys() - wish.keys()
    if question is None:
        assert settled(RULESET, wish, QUESTIONS)


@given(st.lists(st.sampled_from(LONE), min_size=1, unique=True))
def test_the_question_with_the_widest_answers_comes_first(asked: list[str]) -> None:
    def width(question: str) -> float:
        alone = [RULESET.balance({question: choice}) for choice in QUESTIONS[question]]
        return max(0.0, *alone) - min(0.0, *alone)

    first = most_telling(RULESET, {}, {question: QUESTIONS[question] for question in asked})
    assert first is not None
    assert all(width(first) >= width(question) for question in asked)


def test_an_answer_that_others_could_strengthen_counts_in_full() -> None:
    pair = {"pages": QUESTIONS["pages"], "traffic": QUESTIONS["traffic"]}
    assert most_telling(RULESET, {"api": "rest"}, {**pair, "api": QUESTIONS["api"]}) == "pages"


def test_a_question_that_can_no_longer_weigh_is_not_asked() -> None:
    only_pages = {"pages": QUESTIONS["pages"]}
    assert most_telling(RULESET, {}, only_pages) == "pages"
    both = {**only_pages, "api": QUESTIONS["api"]}
    assert most_telling(RULESET, {"api": "none"}, both) is None


@given(wishes)
def test_the_next_question_does_not_depend_on_the_order_of_answers(wish: dict[str, str]) -> None:
    turned = dict(reversed(wish.items()))
    assert most_telling(RULESET, turned, QUESTIONS) == most_telling(RULESET, wish, QUESTIONS)


@given(wishes)
def test_what_is_not_asked_about_is_left_out(wish: dict[str, str]) -> None:
    noise = {**wish, "license": "mit"}
    assert settled(RULESET, noise, QUESTIONS) == settled(RULESET, wish, QUESTIONS)
    assert most_telling(RULESET, noise, QUESTIONS) == most_telling(RULESET, wish, QUESTIONS)
