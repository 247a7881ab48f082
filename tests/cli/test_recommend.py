"""``new-project recommend``: decide and explain, write nothing."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import load_catalog

Completed = subprocess.CompletedProcess[str]
Run = Callable[..., Completed]

DJANGO = ("--set", "admin=yes", "--set", "accounts=permissions", "--set", "data=relational")
PROMISED = {
    "framework",
    "confidence",
    "verdict",
    "scores",
    "reasons",
    "would_flip",
    "unanswered",
    "ruleset",
}
OF_A_REASON = {
    "question",
    "answer",
    "favours",
    "weight",
    "because",
    "documents",
    "disagreeing",
}


def parsed(result: Completed) -> dict[str, Any]:
    assert result.returncode == 0, result.stderr
    value = json.loads(result.stdout)
    assert isinstance(value, dict)
    return value


def test_the_json_has_the_promised_keys(cli: Run, work: Path) -> None:
    result = cli("recommend", "--no-input", "--json", *DJANGO)
    advice = parsed(result)
    assert set(advice) >= PROMISED
    assert result.stderr == ""
    assert list(work.iterdir()) == []
    assert advice["framework"] == "django"
    assert 0.5 <= advice["confidence"] <= 1
    assert advice["verdict"] in {"clear", "leaning", "close"}
    assert set(advice["scores"]) == {"flask", "django"}
    assert isinstance(advice["ruleset"], str)


def test_each_reason_has_the_promised_keys_and_the_strongest_comes_first(cli: Run) -> None:
    advice = parsed(cli("recommend", "--no-input", "--json", *DJANGO, "--set", "size=small"))
    assert {reason["favours"] for reason in advice["reasons"]} == {"flask", "django"}
    for reason in advice["reasons"]:
        assert set(reason) >= OF_A_REASON
        assert reason["because"]
        assert reason["documents"]
    weights = [reason["weight"] for reason in advice["reasons"]]
    assert weights == sorted(weights, reverse=True)


def test_a_flip_turns_the_decision(cli: Run) -> None:
    said = ("recommend", "--no-input", "--json")
    advice = parsed(cli(*said, *DJANGO))
    assert advice["would_flip"]
    for flip in advice["would_flip"]:
        changes = [
            word for name, value in flip["set"].items() for word in ("--set", f"{name}={value}")
        ]
        assert parsed(cli(*said, *DJANGO, *changes))["framework"] == "flask"


def test_nothing_said_is_a_close_call_with_everything_unanswered(cli: Run) -> None:
    advice = parsed(cli("recommend", "--no-input", "--json"))
    assert advice["verdict"] == "close"
    assert advice["reasons"] == []
    assert set(advice["unanswered"]) == set(load_catalog().deciding)


def test_any_combination_may_be_wished_for(cli: Run) -> None:
    """The answers describe a wish; what contradicts itself is refused when it is made."""
    wish = ("--set", "pages=no", "--set", "forms=many")
    assert parsed(cli("recommend", "--no-input", "--json", *wish, *DJANGO))["framework"] == "django"
    assert cli("x y", "--no-input", "--dry-run", *wish).returncode == 1


def test_the_same_answers_give_the_same_output(cli: Run) -> None:
    first, second = (cli("recommend", "--no-input", "--json", *DJANGO).stdout for _ in range(2))
    assert first == second


def test_the_explanation_names_answers_documents_and_what_would_turn_it(cli: Run) -> None:
    result = cli("recommend", "--no-input", *DJANGO, "--set", "size=small")
    assert result.returncode == 0
    assert result.stdout.startswith("Django. ")
    for part in ("confidence", "\nFor it\n", "\nAgainst it\n", "admin = yes", "It would turn with"):
        assert part in result.stdout
    assert "Not answered, so neutral: kind, team" in result.stdout
    assert "\x1b[" not in result.stdout


@pytest.mark.parametrize("framework", ["flask", "django"])
def test_a_framework_chosen_by_hand_is_compared_with_the_advice(cli: Run, framework: str) -> None:
    result = cli("recommend", "--no-input", "--framework", framework, *DJANGO)
    assert result.stdout.startswith(f"{framework.capitalize()}. Chosen by hand,")
    assert "recommend" in result.stdout


def test_answers_come_from_a_file_the_environment_and_options(
    cli: Run, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (work / "a.toml").write_text('[answers]\nadmin = true\nsize = "large"\nteam = "large"\n')
    monkeypatch.setenv("NEW_PROJECT_SIZE", "medium")
    monkeypatch.setenv("NEW_PROJECT_TEAM", "solo")
    said = ("recommend", "--no-input", "--json", "--answers", "a.toml", "--set", "team=small")
    advice = parsed(cli(*said))
    assert not {"admin", "size", "team"} & set(advice["unanswered"])
    same = ("--set", "admin=yes", "--set", "size=medium", "--set", "team=small")
    assert advice == parsed(cli("recommend", "--no-input", "--json", *same))


def test_an_interview_asks_on_standard_error_until_it_is_decided(cli: Run) -> None:
    result = cli("recommend", "--json", *DJANGO, stdin="1\n" * 40)
    advice = parsed(result)
    assert advice["framework"] == "django"
    assert "Decided: Django." in result.stderr
    assert "Which database?" not in result.stderr
    answered = len(load_catalog().deciding) - len(advice["unanswered"])
    assert result.stderr.count("Answer [") == answered - 3


def test_an_interview_with_a_framework_by_hand_asks_nothing(cli: Run) -> None:
    result = cli("recommend", "--framework", "flask")
    assert result.returncode == 0
    assert result.stderr == ""
