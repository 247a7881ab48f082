"""The commands of the proof: what they refuse, and how."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from proof import __main__ as entry
from proof import depths
from proof.combinations import Combination
from proof.network import ALONE
from proof.outcome import Outcome, Result


def called(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(entry.main, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_place_that_cannot_be_is_refused_before_anything_is_proven(
    place: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    status, output = called("render", "--count", "2", "--place", str(tmp_path / place))
    assert status == 2
    assert "--place" in output


def test_a_word_that_names_no_combination_is_refused(tmp_path: Path) -> None:
    status, output = called("render", "--count", "2", "--only", "nosuch", "--place", str(tmp_path))
    assert status == 2
    assert "No combination is named like nosuch" in output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "does not exist"),
        ("[answers", "not valid TOML"),
        ('[answers]\ncache = "redis"\n', "names no framework"),
        ('framework = "flask"\n[answers]\ncache = "nothing"\n', "cache"),
    ],
)
def test_a_folder_without_the_evidence_of_a_failure_is_refused(
    content: str | None, said: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "answers.toml").write_text(content, encoding="utf-8")
    status, output = called("repeat", str(tmp_path))
    assert status == 2
    assert said in output


@pytest.fixture
def repeated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is asked for instead of proving it."""
    asked: list[str] = []

    def check(one: Combination, folder: Path, environments: Path, *, removal: bool) -> Result:
        asked.append(f"{one.framework}, removal {removal}, {environments.parent.parent.name}")
        return Result(one, (Outcome("tests", "failed", 1.0, "why", "all of it"),), {})

    monkeypatch.setattr(depths, "check_whole", check)
    monkeypatch.setattr(entry, "leave_the_network", lambda: asked.append("without the network"))
    monkeypatch.delenv(ALONE, raising=False)
    return asked


@pytest.mark.parametrize(
    ("depth", "found"),
    [
        ("matrix", ["flask, removal False, place"]),
        ("deep-only", ["flask, removal True, place"]),
        ("matrix-alone", ["without the network", "flask, removal False, place"]),
    ],
)
def test_a_failure_is_repeated_as_its_depth_proves_it(
    depth: str, found: list[str], tmp_path: Path, repeated: list[str]
) -> None:
    evidence = tmp_path / "place" / depth / "failures" / "flask-1a2b3c4d"
    evidence.mkdir(parents=True)
    told = 'framework = "flask"\n[answers]\nexample = "no"\n'
    (evidence / "answers.toml").write_text(told, encoding="utf-8")
    status, output = called("repeat", str(evidence), "--keep", str(tmp_path / "kept"))
    assert status == 1
    assert "all of it" in output
    assert repeated == found
