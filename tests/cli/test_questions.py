"""``new-project questions``: the interview for people and for programs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable

from generator.catalog import load_catalog

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_the_json_holds_every_question_in_order(cli: Run) -> None:
    result = cli("questions", "--json")
    assert result.returncode == 0
    assert result.stderr == ""
    questions = json.loads(result.stdout)["questions"]
    assert [question["id"] for question in questions] == list(load_catalog().questions)
    for question in questions:
        assert set(question) >= {"id", "wording", "help", "choices", "default", "condition"}


def test_the_json_holds_what_the_catalogue_says(cli: Run) -> None:
    questions = {
        each["id"]: each for each in json.loads(cli("questions", "--json").stdout)["questions"]
    }
    data = questions["data"]
    assert data["wording"] == load_catalog()["data"].prompt
    assert data["choices"] == ["simple", "none", "relational", "custom"]
    assert data["default"] == "simple"
    assert data["condition"] is None
    assert questions["htmx"]["condition"] == [{"pages": ["yes"]}]
    assert questions["description"]["choices"] == []


def test_people_see_each_question_with_its_choices_default_and_condition(cli: Run) -> None:
    result = cli("questions")
    assert result.returncode == 0
    for question in load_catalog():
        assert f"{question.id}  {question.prompt}" in result.stdout
    assert "    - simple: A few simple tables  (default)" in result.stdout
    assert "    - any text of one line" in result.stdout
    assert "    Only where pages = yes; otherwise htmx changes parts of pages" in result.stdout


def test_answers_are_no_option_of_it(cli: Run) -> None:
    assert cli("questions", "--set", "data=none").returncode == 2
