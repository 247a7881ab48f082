"""Answers: where they come from, which source wins, and what follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers import (
    Resolved,
    coerced,
    framework_choice,
    from_environment,
    from_file,
    from_options,
    resolve,
)
from generator.catalog import load_catalog
from generator.errors import GeneratorError, UsageError

CATALOG = load_catalog()

wishes = st.fixed_dictionaries(
    {},
    optional={
        question.id: st.sampled_from(list(question.choices))
        if question.choices
        else st.just("ada@example.com")
        for question in CATALOG
    },
)


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "answers.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_file_gives_answers_and_the_framework(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'framework = "django"\n[answers]\nadmin = true\npages = false\npython = 3.12\n'
        'data = "relational"\ndescription = "Ada\'s \\"shop\\""\n',
    )
    assert from_file(CATALOG, path) == {
        "admin": "yes",
        "pages": "no",
        "python": "3.12",
        "data": "relational",
        "description": 'Ada\'s "shop"',
        "framework": "django",
    }


@pytest.mark.parametrize("content", ["", "[answers]\n", "# nothing\n"])
def test_a_file_may_say_nothing(tmp_path: Path, content: str) -> None:
    assert from_file(CATALOG, written(tmp_path, content)) == {}


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = written(tmp_path, b'\xef\xbb\xbf[answers]\ndata = "none"\n')
    assert from_file(CATALOG, path) == {"data": "none"}


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ("[answers\n", "is not valid TOML", "[answers]"),
        ('data = "none"\n', "unknown key 'data'", "[answers]"),
        ("answers = 3\n", "answers is not a table", "[answers]"),
        ("[[answers]]\ndata = 'none'\n", "answers is not a table", "[answers]"),
        ("[answers]\ndata = ['none']\n", "data in", "one answer"),
        ("[answers.data]\nx = 1\n", "is not a single value", "one answer"),
        ("[answers]\ndatta = 'none'\n", "no question 'datta'", "Did you mean data?"),
        ("[answers]\ndata = 'none!'\n", "data cannot be 'none!'", "Did you mean none?"),
        ("[answers]\nadmin = 1\n", "admin cannot be '1'", "no, yes"),
        ("framework = 'rails'\n", "framework cannot be 'rails'", "Choose one of: auto, "),
        ("framework = ['flask']\n", "framework cannot be", "Choose one of: auto, "),
        (b"[answers]\nauthor = '\xff'\n", "cannot be read", "UTF-8"),
    ],
)
def test_a_faulty_file_is_refused_and_named(
    tmp_path: Path, content: str | bytes, message: str, hint: str
) -> None:
    path = written(tmp_path, content)
    with pytest.raises(UsageError) as refused:
        from_file(CATALOG, path)
    assert message in refused.value.message
    assert str(path) in refused.value.message
    assert hint in refused.value.hint


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="does not exist"):
        from_file(CATALOG, tmp_path / "none.toml")
    with pytest.raises(UsageError, match="cannot be read") as refused:
        from_file(CATALOG, tmp_path)
    assert refused.value.hint


def test_the_last_of_two_options_wins_and_values_keep_their_equals_signs() -> None:
    options = ["data=none", "description=1 + 1 = 2", "data=simple", "author="]
    assert from_options(CATALOG, options) == {
        "data": "simple",
        "description": "1 + 1 = 2",
        "author": "",
    }


@pytest.mark.parametrize("option", ["data", "", "data:none"])
def test_an_option_without_an_equals_sign_is_refused(option: str) -> None:
    with pytest.raises(UsageError, match="not of the form ID=VALUE"):
        from_options(CATALOG, [option])


def test_an_error_in_an_option_says_where_it_stands() -> None:
    with pytest.raises(UsageError, match=r"\(in --set\)\."):
        from_options(CATALOG, ["data=nothing"])


def test_the_environment_gives_answers_and_the_framework() -> None:
    environment = {
        "NEW_PROJECT_ADMIN": "true",
        "NEW_PROJECT_FRAMEWORK": "flask",
        "NEW_PROJECT_NOBODYS": "x",
        "ADMIN": "no",
    }
    assert from_environment(CATALOG, environment) == {"admin": "yes", "framework": "flask"}


@pytest.mark.parametrize("variable", ["NEW_PROJECT_DATA", "NEW_PROJECT_FRAMEWORK"])
def test_a_wrong_variable_is_refused_and_named(variable: str) -> None:
    with pytest.raises(UsageError, match="NEW_PROJECT_"):
        from_environment(CATALOG, {variable: "wrong"})


@pytest.mark.parametrize("framework", ["auto", "flask", "django"])
def test_a_framework_is_taken(framework: str) -> None:
    assert framework_choice(framework, "here") == framework


@pytest.mark.parametrize("value", ["rails", "", 3, None, {}, True])
def test_another_framework_is_refused_with_the_place(value: object) -> None:
    with pytest.raises(UsageError, match="here"):
        framework_choice(value, "here")


def test_given_answers_beat_the_machine_and_that_beats_the_defaults() -> None:
    machine = {"author": "Git", "email": "git@example.com"}
    values = resolve(CATALOG, {"author": "Ada"}, machine).values
    assert values["author"] == "Ada"
    assert values["email"] == "git@example.com"
    assert values["data"] == "simple"


def brought(given: dict[str, str]) -> dict[str, str]:
    resolved = resolve(CATALOG, given)
    for entry in resolved.brought:
        assert resolved.values[entry.question] == entry.value
        assert entry.because
        assert entry.by in str(entry)
    return {entry.question: entry.value for entry in resolved.brought}


def test_accounts_bring_a_database() -> None:
    assert brought({"accounts": "login", "data": "none"}) == {"data": "simple"}
    assert brought({"accounts": "login"}) == {}
    assert brought({"accounts": "login", "data": "custom"}) == {}


def test_an_admin_site_brings_accounts_with_permissions_and_they_a_database() -> None:
    given = {"admin": "yes", "data": "none"}
    assert brought(given) == {"accounts": "permissions", "data": "simple"}
    assert brought({"admin": "yes", "accounts": "login"}) == {"accounts": "permissions"}
    assert brought({"admin": "yes", "accounts": "permissions"}) == {}


def test_uploads_bring_a_database() -> None:
    assert brought({"uploads": "yes", "data": "none"}) == {"data": "simple"}


def test_what_is_brought_is_said_once() -> None:
    entries = resolve(CATALOG, {"admin": "yes", "uploads": "yes", "data": "none"}).brought
    assert len({entry.question for entry in entries}) == len(entries) == 2


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ({"pages": "no", "forms": "few"}, "forms = few is not possible: forms", "pages = yes"),
        ({"pages": "no", "htmx": "yes"}, "htmx = yes is not possible: htmx", "pages = yes"),
        ({"data": "none", "database": "mysql"}, "nothing chosen needs a database", "data = simple"),
    ],
)
def test_a_contradiction_is_refused_with_its_reason(
    given: dict[str, str], message: str, hint: str
) -> None:
    with pytest.raises(GeneratorError) as refused:
        resolve(CATALOG, given)
    assert message in refused.value.message
    assert hint in refused.value.hint
    assert refused.value.exit_code == 1


@given(wishes)
@settings(deadline=None)
def test_only_what_needs_something_else_is_refused(wish: dict[str, str]) -> None:
    conditional = {question.id for question in CATALOG if question.when}
    resolve(CATALOG, {name: value for name, value in wish.items() if name not in conditional})


def test_a_default_that_makes_no_sense_is_turned_off_in_silence() -> None:
    resolved = resolve(CATALOG, {"pages": "no"})
    assert resolved.values["forms"] == "none"
    assert resolved.brought == ()


def test_a_brought_database_may_be_chosen() -> None:
    given = {"data": "none", "accounts": "login", "database": "postgresql"}
    assert resolve(CATALOG, given).values["database"] == "postgresql"


@given(wishes)
@settings(deadline=None)
def test_what_was_resolved_stays_as_it_is(wish: dict[str, str]) -> None:
    try:
        resolved = resolve(CATALOG, wish)
    except GeneratorError:
        return
    assert set(resolved.values) == set(CATALOG.questions)
    assert resolve(CATALOG, resolved.values) == Resolved(resolved.values)
    assert coerced(CATALOG, resolved.values, "") == resolved.values


@given(wishes)
@settings(deadline=None)
def test_a_given_answer_is_kept_unless_another_part_is_named(wish: dict[str, str]) -> None:
    try:
        resolved = resolve(CATALOG, wish)
    except GeneratorError:
        return
    changed = {name for name, value in wish.items() if resolved.values[name] != value}
    assert changed <= {entry.question for entry in resolved.brought}
