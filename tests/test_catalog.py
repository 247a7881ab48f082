"""The catalogue: exactly the questions that the interface promises, and what may be answered."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog import Case, Question, load_catalog, text_fault
from generator.errors import UsageError

CATALOG = load_catalog()
YES_NO = "yes-no"

# Copied from the description of the interface; the first choice is the default.
DECIDING = {
    "kind": "other, rest-api, microservice, spa-backend, blog, forum, cms, ecommerce, social, "
    "education, internal-tool, dashboard, data-platform, finance, booking, saas, prototype, "
    "single-purpose-tool, ml-serving, personal-site, security-tool",
    "size": "medium, small, large",
    "team": "small, solo, large",
    "experience": "mixed, novice, expert",
    "learning": "no, yes",
    "lifetime": "years, prototype",
    "handover": "no, yes",
    "control": "normal, low, high",
    "change": "unknown, clear, evolving",
    "security": "normal, low, high",
    "data": "simple, none, relational, custom",
    "accounts": "none, login, permissions",
    "admin": "no, yes",
    "forms": "few, none, many",
    "pages": "yes, no",
    "api": "none, rest, graphql, both",
    "footprint": "normal, lightweight",
    "embedded": "no, yes",
    "dependencies": "any, fewest",
    "traffic": "normal, heavy",
}
PARTS = {
    "database": "sqlite, postgresql, mysql",
    "cache": "none, redis",
    "jobs": "none, redis, rabbitmq",
    "uploads": "no, yes",
    "htmx": "no, yes",
    "monitoring": "none, sentry",
    "i18n": "no, yes",
    "deploy": "docker, none, kubernetes",
    "ci": "github, gitlab, none",
    "license": "mit, apache-2.0, bsd-3-clause, gpl-3.0, proprietary",
    "python": "3.11, 3.12, 3.13, 3.14",
    "example": "yes, no",
}
TEXTS = ("description", "author", "email")
ALSO_PARTS = {"kind", "data", "accounts", "admin", "forms", "pages", "api"}


def test_the_questions_are_those_of_the_interface() -> None:
    assert set(CATALOG.questions) == {*DECIDING, *PARTS, *TEXTS}


@pytest.mark.parametrize(("name", "choices"), [*DECIDING.items(), *PARTS.items()])
def test_choices_and_default_are_those_of_the_interface(name: str, choices: str) -> None:
    question = CATALOG[name]
    assert list(question.choices) == choices.split(", ")
    if name != "python":
        assert question.default == choices.split(", ")[0]


@pytest.mark.parametrize("name", TEXTS)
def test_free_text_has_no_choices_and_no_default(name: str) -> None:
    assert CATALOG[name].is_text
    assert CATALOG[name].default == ""


def test_exactly_the_deciding_questions_decide() -> None:
    assert {question.id for question in CATALOG if question.decides} == set(DECIDING)
    assert dict(CATALOG.deciding) == {
        name: tuple(choices.split(", ")) for name, choices in DECIDING.items()
    }


def test_exactly_the_parts_choose_parts() -> None:
    parts = {question.id for question in CATALOG if question.part}
    assert parts == {*PARTS, *TEXTS} | ALSO_PARTS


@pytest.mark.parametrize(
    ("running", "default"), [((3, 11), "3.11"), ((3, 13), "3.13"), ((3, 99), "3.14")]
)
def test_python_defaults_to_the_running_interpreter(
    running: tuple[int, int], default: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_catalog.cache_clear()

    class Version:
        major, minor = running

    monkeypatch.setattr(sys, "version_info", Version)
    try:
        assert load_catalog()["python"].default == default
    finally:
        load_catalog.cache_clear()


def cases(question: Question) -> Iterator[Case]:
    yield from question.when
    for bringing in question.brings:
        yield {question.id: bringing.choices}
        yield bringing.where
        yield {name: [value] for name, value in bringing.set.items()}


@pytest.mark.parametrize("question", list(CATALOG), ids=lambda question: question.id)
def test_conditions_and_brought_parts_name_known_choices(question: Question) -> None:
    for case in cases(question):
        for name, choices in case.items():
            assert choices
            assert set(choices) <= set(CATALOG[name].choices), name


@pytest.mark.parametrize("question", list(CATALOG), ids=lambda question: question.id)
def test_each_question_is_asked_in_whole_sentences(question: Question) -> None:
    assert question.prompt.endswith("?")
    assert question.help.endswith(".")
    assert all(question.choices.values())
    assert bool(question.when) == bool(question.because)


@pytest.mark.parametrize("question", list(CATALOG), ids=lambda question: question.id)
def test_what_an_answer_falls_back_to_is_a_choice(question: Question) -> None:
    assert question.off is None or question.off in question.choices
    for value, instead in question.instead.items():
        assert {value, instead} <= set(question.choices)


def test_only_keys_that_are_described_stand_in_the_file() -> None:
    from generator.catalog import CATALOG_FILE

    text = Path(CATALOG_FILE).read_text(encoding="utf-8")
    described = set(re.findall(r"^#   (\w+) ", text, re.MULTILINE)) | {"choices", "from"}
    for name, table in tomllib.loads(text).items():
        assert set(table) <= described, name


@pytest.mark.parametrize(
    ("name", "value", "answer"),
    [
        ("admin", True, "yes"),
        ("admin", False, "no"),
        ("admin", "true", "yes"),
        ("admin", "FALSE", "no"),
        ("admin", " Yes ", "yes"),
        ("admin", "n", "no"),
        ("python", 3.12, "3.12"),
        ("python", "3.14", "3.14"),
        ("data", "Relational", "relational"),
        ("description", "  a shop  ", "a shop"),
        ("description", "", ""),
        ("email", "ada@example.com", "ada@example.com"),
        ("email", "", ""),
        ("author", 'O\'Brien "Conan" \\ {{ 7 }} 😀 مرحبا', 'O\'Brien "Conan" \\ {{ 7 }} 😀 مرحبا'),
    ],
)
def test_an_answer_is_understood(name: str, value: object, answer: str) -> None:
    assert CATALOG[name].coerce(value) == answer


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("data", "relationl", "Did you mean relational?"),
        ("data", "zzz", "Choose one of: simple, none, relational, custom."),
        ("admin", "maybe", "Choose one of: no, yes."),
        ("admin", 1, "Choose one of: no, yes."),
        ("api", True, "Choose one of: none, rest, graphql, both."),
        ("python", 3.1, "Did you mean 3.1"),
        ("email", "ada", "ada@example.com"),
        ("email", "ada@", "ada@example.com"),
        ("email", "@example.com", "ada@example.com"),
        ("email", "a b@example.com", "ada@example.com"),
    ],
)
def test_a_wrong_answer_is_refused_with_a_hint(name: str, value: object, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        CATALOG[name].coerce(value)
    assert hint in refused.value.hint
    assert str(value) in refused.value.message


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\nb", "control characters or line breaks"),
        ("a\x00b", "control characters"),
        ("a\x1b[31mb", "control characters"),
        ("a\x7fb", "control characters"),
        ("a\x85b", "control characters"),
        ("a\u2028b", "line breaks"),
        ("a\udcffb", "control characters"),
        ("a\u202eb", "writing direction"),
        ("a\u2066b", "writing direction"),
        ("x" * 201, "longer than 200"),
    ],
)
@pytest.mark.parametrize("name", TEXTS)
def test_text_that_would_break_a_file_is_refused(name: str, text: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        CATALOG[name].coerce(text)


def test_text_of_the_greatest_length_is_taken() -> None:
    assert CATALOG["description"].coerce("x" * 200) == "x" * 200


@given(st.text())
@settings(deadline=None)
def test_any_text_is_taken_whole_or_refused(text: str) -> None:
    try:
        assert CATALOG["description"].coerce(text) == text.strip()
    except UsageError:
        assert text_fault(text.strip())


def test_an_unknown_question_names_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        CATALOG["databse"]
    assert "Did you mean database?" in refused.value.hint
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("answers", "sensible"),
    [
        ({"data": "simple", "accounts": "none", "admin": "no", "uploads": "no"}, True),
        ({"data": "custom", "accounts": "none", "admin": "no", "uploads": "no"}, False),
        ({"data": "none", "accounts": "none", "admin": "no", "uploads": "yes"}, True),
    ],
)
def test_a_condition_holds_in_any_of_its_cases(answers: Mapping[str, str], sensible: bool) -> None:
    assert CATALOG["database"].makes_sense(answers) is sensible


def test_a_case_holds_only_with_every_question_in_it() -> None:
    when: Sequence[Case] = [{"data": ["none"], "pages": ["no"]}]
    question = Question("x", "X?", "X.", {"no": "No", "yes": "Yes"}, "no", when=when)
    assert question.makes_sense({"data": "none", "pages": "no"})
    assert not question.makes_sense({"data": "none", "pages": "yes"})
    assert question.condition == "data = none and pages = no"
