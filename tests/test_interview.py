"""The interview: what is asked, what is not, how it goes back, and how it is repeated."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.answers import resolve
from generator.catalog import Question, load_catalog
from generator.criteria import load_ruleset
from generator.interview import REST, UNSURE, impossible, interview, next_question
from generator.outlook import most_telling, settled

CATALOG = load_catalog()
RULESET = load_ruleset()
BACK = "<back>"
DECIDE_ONLY = {question.id for question in CATALOG if question.decides and not question.part}
DECIDING_PARTS = [question.id for question in CATALOG if question.decides and question.part]
PLAIN_PARTS = [question.id for question in CATALOG if question.part and not question.decides]
CLEAR = {"admin": "yes", "accounts": "permissions", "data": "relational", "forms": "many"}


class Script:
    """Answer from a list for each question, else with the default; note everything.

    Who is ``sure`` says the catalogue's default where the interview offers not to say.
    """

    sure = True

    def __init__(self, **replies: str | list[str]) -> None:
        self.replies = {
            name: [reply] if isinstance(reply, str) else reply for name, reply in replies.items()
        }
        self.asked: list[str] = []
        self.told: list[str] = []
        self.log: list[str] = []
        self.disabled: dict[str, Mapping[str, str]] = {}
        self.defaults: dict[str, str] = {}
        self.backs: list[bool] = []

    def ask(
        self, question: Question, default: str, disabled: Mapping[str, str], can_go_back: bool
    ) -> str | None:
        assert len(self.asked) < 200, "the interview does not end"
        self.asked.append(question.id)
        self.log.append(question.id)
        self.disabled[question.id] = disabled
        self.defaults[question.id] = default
        self.backs.append(can_go_back)
        waiting = self.replies.get(question.id)
        reply = waiting.pop(0) if waiting else default
        if reply == UNSURE and self.sure:
            reply = CATALOG[question.id].default
        return None if reply == BACK else reply

    def say(self, text: str) -> None:
        self.told.append(text)
        self.log.append(f"said: {text}")


class Unsure(Script):
    """Pass whatever can be passed."""

    sure = False


def held(
    script: Script,
    given_answers: Mapping[str, str] | None = None,
    framework: str = "auto",
    defaults: Mapping[str, str] | None = None,
    *,
    parts: bool = True,
) -> dict[str, str]:
    return interview(
        CATALOG, RULESET, framework, given_answers or {}, defaults or {}, script, parts=parts
    )


def decisions(script: Script) -> list[str]:
    return [text for text in script.told if text.startswith("Decided: ")]


def test_the_most_telling_question_comes_first_each_time() -> None:
    script = Script()
    answers = held(script)
    so_far: dict[str, str] = {}
    for name in script.asked:
        if settled(RULESET, so_far, CATALOG.deciding):
            break
        if (telling := most_telling(RULESET, so_far, CATALOG.deciding)) is None:
            break
        assert name == telling
        so_far[name] = answers[name]
    assert len(so_far) > 1


def test_it_says_when_it_is_decided_and_asks_no_decide_only_question_after() -> None:
    script = Script(admin="yes", accounts="permissions", data="relational", forms="many")
    held(script)
    (said,) = decisions(script)
    assert "Django" in said
    after = script.log[script.log.index(f"said: {said}") + 1 :]
    assert not DECIDE_ONLY & set(after)
    assert "Not asked any more:" in said
    for name in DECIDE_ONLY - set(script.asked):
        assert name in said


def test_what_is_said_to_be_decided_is_what_is_recommended() -> None:
    script = Script(**CLEAR)
    answers = held(script)
    assert settled(RULESET, answers, CATALOG.deciding)
    outcome = RULESET.outcome(RULESET.balance(answers))
    assert decisions(script) == [
        f"Decided: {outcome.capitalize()}. " + decisions(script)[0].partition(". ")[2]
    ]


@pytest.mark.parametrize("framework", ["flask", "django"])
def test_with_a_framework_chosen_no_decide_only_question_is_asked(framework: str) -> None:
    script = Script()
    held(script, framework=framework)
    assert script.asked == [*DECIDING_PARTS, REST.id]
    assert decisions(script) == []


def test_a_decision_alone_asks_for_no_parts() -> None:
    script = Script()
    held(script, CLEAR, parts=False)
    assert REST.id not in script.asked
    assert not set(PLAIN_PARTS) & set(script.asked)
    flask = Script()
    held(flask, framework="flask", parts=False)
    assert flask.asked == []


def test_what_was_given_is_never_asked() -> None:
    everything = {question.id: question.default for question in CATALOG}
    everything["python"] = "3.12"
    script = Script()
    assert held(script, everything) == everything
    assert script.asked == []
    some = Script()
    held(some, {"kind": "blog", "size": "small", "license": "mit"})
    assert not {"kind", "size", "license"} & set(some.asked)


def test_nothing_is_asked_twice() -> None:
    script = Script(rest="yes")
    held(script)
    assert len(script.asked) == len(set(script.asked))


def test_the_rest_is_asked_for_only_on_request() -> None:
    brief, whole = Script(), Script(rest="yes")
    short, long = held(brief), held(whole)
    assert not set(PLAIN_PARTS) & set(brief.asked)
    assert [name for name in whole.asked if name in PLAIN_PARTS] == PLAIN_PARTS
    assert set(long) - set(short) == set(PLAIN_PARTS)
    assert REST.id not in {**short, **long}


def test_the_machines_answers_are_offered_as_defaults() -> None:
    script = Script(rest="yes")
    answers = held(script, defaults={"author": "Ada"})
    assert script.defaults["author"] == answers["author"] == "Ada"
    assert held(script, framework="flask") is not None
    assert script.defaults["data"] == "simple"


def test_a_choice_that_is_impossible_carries_its_reason() -> None:
    script = Script()
    held(script, {"database": "mysql"}, "flask")
    assert set(script.disabled["data"]) == {"none", "custom"}
    assert "nothing chosen needs a database" in script.disabled["data"]["none"]


def test_a_question_with_one_possible_choice_is_answered_and_that_is_said() -> None:
    script = Script(rest="yes")
    answers = held(script, {"pages": "no"}, "flask")
    assert "forms" not in script.asked
    assert not {"forms", "htmx"} & set(answers)  # nobody said it: it follows from the pages
    values = resolve(CATALOG, answers).values
    assert (values["forms"], values["htmx"]) == ("none", "no")
    assert sum("forms are shown on pages" in text for text in script.told) == 1
    forms = Script()
    assert resolve(CATALOG, held(forms, {"forms": "many"}, "flask")).values["pages"] == "yes"
    assert "pages" not in forms.asked


def test_who_is_never_sure_decides_as_one_who_is_not_asked() -> None:
    script = Unsure()
    answers = held(script)
    assert not {name for name in answers if CATALOG[name].decides}
    deciding = set(script.asked) & set(CATALOG.deciding)
    assert {script.defaults[name] for name in deciding} == {UNSURE}
    assert RULESET.balance(answers) == 0
    assert UNSURE not in answers.values()


def test_a_question_that_was_passed_is_not_asked_again() -> None:
    script = Unsure(data="relational")
    held(script)
    assert len(script.asked) == len(set(script.asked))


def test_what_was_answered_before_going_back_is_offered_again() -> None:
    script = Script(control=["high"], data=[BACK, "none"])
    held(script)
    assert script.asked.count("control") == 2
    assert script.defaults["control"] == "high"


def test_a_choice_s_own_reason_is_not_said_twice() -> None:
    reasons = impossible(CATALOG, {"pages": "no"}, CATALOG["forms"])
    assert reasons == dict.fromkeys(("few", "many"), CATALOG["forms"].because)
    (other,) = impossible(CATALOG, {"forms": "many"}, CATALOG["pages"]).values()
    assert other.startswith("forms = many is not possible")


def test_back_is_offered_from_the_second_question_on() -> None:
    script = Script()
    held(script, framework="flask")
    assert script.backs == [False] + [True] * (len(script.asked) - 1)


def test_back_asks_the_question_before_again() -> None:
    script = Script(data=["none", "relational"], accounts=[BACK, "login"])
    answers = held(script, framework="flask")
    assert script.asked[:5] == ["kind", "data", "accounts", "data", "accounts"]
    assert (answers["data"], answers["accounts"]) == ("relational", "login")


def test_back_before_the_first_question_asks_it_again() -> None:
    script = Script(kind=[BACK, BACK, "blog"])
    assert held(script, framework="flask")["kind"] == "blog"
    assert script.asked[:3] == ["kind"] * 3


def test_back_passes_over_what_followed_from_an_answer() -> None:
    script = Script(pages=["no", "yes"], api=[BACK, "none"], forms="many")
    answers = held(script, framework="flask")
    assert answers["pages"] == "yes"
    assert answers["forms"] == "many"
    assert script.asked.count("forms") + script.asked.count("pages") >= 3


def test_back_over_the_gate_to_the_rest() -> None:
    script = Script(rest=["yes", "no"], database=BACK)
    answers = held(script, framework="flask")
    assert script.asked[-3:] == [REST.id, "database", REST.id]
    assert "database" not in answers


def test_back_across_the_decision_takes_it_back() -> None:
    first = Script(**CLEAR)
    held(first)
    place = first.log.index(f"said: {decisions(first)[0]}")
    last, after = first.log[place - 1], first.log[place + 1]
    assert last in CATALOG.questions
    twice = [CLEAR.get(last, CATALOG[last].default)] * 2
    script = Script(
        **{name: [reply] for name, reply in CLEAR.items()} | {last: twice, after: [BACK]}
    )
    held(script)
    assert script.asked.count(last) == 2
    assert len(decisions(script)) == 2


def test_going_back_never_loses_what_was_given() -> None:
    script = Script(admin=[BACK, "no"], accounts=["none", "none"])
    given_answers = {"data": "none", "license": "proprietary"}
    answers = held(script, given_answers, "flask")
    assert given_answers.items() <= answers.items()


def test_a_choice_is_impossible_only_beside_the_answers_so_far() -> None:
    assert impossible(CATALOG, {}, CATALOG["pages"]) == {}
    assert set(impossible(CATALOG, {"htmx": "yes"}, CATALOG["pages"])) == {"no"}
    assert set(impossible(CATALOG, {"data": "none"}, CATALOG["database"])) == {
        "postgresql",
        "mysql",
    }


def test_nothing_is_left_to_ask_when_everything_was_answered() -> None:
    answers = {question.id: question.default for question in CATALOG}
    assert next_question(CATALOG, RULESET, "auto", answers, parts=True) is None


replies = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.lists(st.sampled_from([*question.choices, BACK]), min_size=1, max_size=3)
        for question in (*CATALOG, REST)
        if question.choices
    },
)


@given(replies)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_interview_ends_with_answers_that_go_together(wish: dict[str, list[str]]) -> None:
    class Possible(Script):
        def ask(
            self, question: Question, default: str, disabled: Mapping[str, str], can_go_back: bool
        ) -> str | None:
            reply = super().ask(question, default, disabled, can_go_back)
            allowed = [choice for choice in question.choices if choice not in disabled]
            return allowed[0] if reply in disabled else reply

    answers = held(Possible(**{name: list(waiting) for name, waiting in wish.items()}))
    assert resolve(CATALOG, answers).values.keys() == CATALOG.questions.keys()
