"""The record: how a project was made, in a form that machines read back."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import __version__
from generator.answers import coerced
from generator.catalog import load_catalog, text_fault
from generator.create import plan_project
from generator.errors import GeneratorError
from generator.record import HEADER, blobs_of, record_text

pytestmark = pytest.mark.usefixtures("templates")
texts = st.text(max_size=40).map(str.strip).filter(lambda text: text and not text_fault(text))


def record(
    answers: Mapping[str, str] | None = None, name: str = "My Shop", framework: str = "flask"
) -> dict[str, Any]:
    return tomllib.loads(record_text(plan_project(name, framework, answers or {}), {"b": "1"}))


def test_the_record_says_what_was_made_of_what() -> None:
    written = record({"admin": "yes"})
    assert written["skeleton"] == "flask-skeleton"
    assert written["version"] == __version__
    assert (written["name"], written["slug"], written["package"]) == (
        "My Shop",
        "my-shop",
        "my_shop",
    )
    assert written["chosen"] == "flask"
    assert written["files"] == {"b": "1"}


def test_the_record_tells_explicit_answers_from_defaults() -> None:
    written = record({"size": "small", "admin": "yes"})
    assert written["answered"] == ["admin", "size"]
    assert set(written["answers"]) == set(load_catalog().questions)
    assert written["answers"]["accounts"] == "permissions"


def test_the_record_keeps_the_outcome_of_the_recommendation() -> None:
    outcome = record({"admin": "yes"})["recommendation"]
    assert set(outcome) == {"ruleset", "framework", "confidence", "verdict", "scores"}
    assert outcome["framework"] == "django"


def test_yes_and_no_are_booleans() -> None:
    answers = record({"admin": "yes", "pages": "no"})["answers"]
    assert answers["admin"] is True
    assert answers["pages"] is False
    assert answers["data"] == "simple"


@pytest.mark.parametrize("word", ["yes", "no", "true"])
def test_a_text_that_reads_yes_stays_a_text(word: str) -> None:
    assert record({"description": word, "author": word})["answers"]["description"] == word


@pytest.mark.parametrize(
    "text",
    ['"quotes" \'and\' """more"""', "back\\slash \\n \\u0041", "# = [x]", "مرحبا 😀", "x" * 200],
)
def test_hostile_text_is_read_back_as_it_was(text: str) -> None:
    assert record({"description": text})["answers"]["description"] == text


@given(text=texts)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    try:
        written = record({"description": text, "author": text}, name=text)
    except GeneratorError:  # the text is no name
        written = record({"description": text, "author": text})
    assert written["answers"]["description"] == written["answers"]["author"] == text


def test_the_answers_of_a_record_give_the_same_plan() -> None:
    given_answers = {"admin": "yes", "data": "none", "description": "no", "python": "3.12"}
    plan = plan_project("My Shop", "flask", given_answers)
    written = record(given_answers)
    read = coerced(load_catalog(), written["answers"], "in the record")
    assert read == plan.answers
    again = plan_project("My Shop", "flask", read)
    assert (again.files, again.packages) == (plan.files, plan.packages)


def test_the_record_explains_itself_and_is_the_same_each_time() -> None:
    plan = plan_project("My Shop", "flask", {})
    text = record_text(plan, {"b": "1", "a": "2"})
    assert text.startswith(HEADER)
    assert text == record_text(plan, {"a": "2", "b": "1"})


def test_no_variable_of_the_environment_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hush-hush")
    monkeypatch.setenv("NEW_PROJECT_TOKEN", "hush-hush")
    assert "hush-hush" not in record_text(plan_project("My Shop", "flask", {}), {})


def test_the_ids_are_those_that_git_gives(tmp_path: Path) -> None:
    folder = tmp_path / "blobs"
    (folder / "deep").mkdir(parents=True)
    (folder / "empty").write_bytes(b"")
    (folder / "deep" / "hello").write_bytes(b"hello\r\n")
    assert blobs_of(folder) == {
        "deep/hello": "ef0493b275aa2080237f676d2ef6559246f56636",
        "empty": "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    }
