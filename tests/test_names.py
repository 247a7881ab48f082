"""Names: any text gives names that a computer can use, or is refused with a way out."""

from __future__ import annotations

import keyword
import re
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import GeneratorError
from generator.names import SLUG_LIMIT, WINDOWS_RESERVED, project_names

RESERVED = {"django", "flask", "config", "notes"}
WIDE_CON = "con".translate({ord(c): ord(c) + 0xFEE0 for c in "con"})  # full-width letters
DEVICES = ["con", "prn", "aux", "nul", "com0", "com1", "com9", "lpt1", "lpt9"]


@given(st.text(max_size=220))
@settings(deadline=None)
@example("Con!")
@example("class")
@example("1" * 60)
@example("a" * 39 + " b")
@example("None")
@example(f"½ {WIDE_CON}")
@example("a-" * 100)
def test_any_text_gives_usable_names_or_is_refused(text: str) -> None:
    try:
        names = project_names(text, RESERVED)
    except GeneratorError:
        return
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", names.slug)
    assert len(names.slug) <= SLUG_LIMIT + len("-project") == 48
    assert names.package == names.slug.replace("-", "_")
    assert names.package.isidentifier()
    assert not keyword.iskeyword(names.package)
    assert names.package not in sys.stdlib_module_names | RESERVED
    assert not WINDOWS_RESERVED.fullmatch(names.slug)
    assert names.project == text.strip()


@given(st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){1,3}", fullmatch=True))
@settings(deadline=None)
def test_a_good_name_is_kept(slug: str) -> None:
    names = project_names(slug)
    assert (names.project, names.slug, names.note) == (slug, slug, "")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("My Shop", "my-shop"),
        ("  Ada's   Böok_store!  ", "ada-s-book-store"),
        ("Don't panic", "dont-panic"),
        ("Привет", "privet"),
        ("日本語", "ri-ben-yu"),
        ("😀 smile", "smile"),
        ("-x", "x"),
        (".hidden", "hidden"),
        ("v1.2", "v1-2"),
    ],
)
def test_a_name_is_spelt_in_ascii(text: str, slug: str) -> None:
    assert project_names(text).slug == slug


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("class", "keyword"),
        ("None", "keyword"),
        ("import", "keyword"),
        ("site", "standard library"),
        ("json", "standard library"),
        ("test", "the project itself"),
        ("app", "the project itself"),
        ("django", "one of its packages"),
        ("Flask!", "one of its packages"),
        *((f"{device.title()}!", "device on Windows") for device in DEVICES),
        (WIDE_CON, "device on Windows"),
    ],
)
def test_a_name_that_is_taken_is_changed_and_that_is_said(text: str, reason: str) -> None:
    names = project_names(text, RESERVED)
    assert names.slug.endswith("-project")
    assert reason in names.note
    assert names.slug in names.note
    assert names.project == text


@pytest.mark.parametrize(
    "text",
    [
        "..",
        ".",
        "...",
        "/srv/x",
        "a/b",
        "../x",
        "a\\b",
        "C:\\x",
        "c:x",
        "~",
        "~root",
        "\\\\host\\x",
    ],
)
def test_a_path_is_refused(text: str) -> None:
    with pytest.raises(GeneratorError, match="is a path") as refused:
        project_names(text)
    assert "--output-dir" in refused.value.hint


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("form", ["{}", "{}.txt", "{}."])
def test_a_device_of_windows_is_refused(device: str, form: str) -> None:
    for text in (form.format(device), form.format(device).upper()):
        with pytest.raises(GeneratorError, match="device on Windows"):
            project_names(text)


@pytest.mark.parametrize("text", ["console", "nullable", "com10", "auxiliary", "con air"])
def test_what_only_begins_like_a_device_is_a_name(text: str) -> None:
    assert project_names(text).note == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" \t ", "is empty"),
        ("a\x00b", "control characters"),
        ("a\nb", "line breaks"),
        ("a\x1b[0m", "control characters"),
        ("a\u202eb", "writing direction"),
        ("a\udce4b", "control characters"),
        ("x" * 201, "longer than 200"),
        ("😀🎉", "no letter or digit"),
        ("---", "no letter or digit"),
        ("!?", "no letter or digit"),
    ],
)
def test_what_can_be_no_name_is_refused(text: str, message: str) -> None:
    with pytest.raises(GeneratorError, match=message) as refused:
        project_names(text)
    assert refused.value.hint


def test_a_long_name_is_cut_between_words_and_that_is_said() -> None:
    names = project_names("one two three four five six seven eight nine ten")
    assert names.slug == "one-two-three-four-five-six-seven-eight"
    assert names.slug in names.note


def test_a_name_of_two_hundred_letters_is_cut() -> None:
    names = project_names("x" * 200)
    assert names.slug == "x" * SLUG_LIMIT
    assert "long" in names.note


@pytest.mark.parametrize(
    ("text", "slug"), [("2048", "project-2048"), ("3d view", "project-3d-view")]
)
def test_a_name_that_begins_with_a_digit_gets_a_word_before_it(text: str, slug: str) -> None:
    names = project_names(text)
    assert names.slug == slug
    assert "digit" in names.note


def test_every_change_is_said() -> None:
    names = project_names("1" * 60)
    assert names.note.count(";") == 1
    assert names.slug == "project-" + "1" * 32
