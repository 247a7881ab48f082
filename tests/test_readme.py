"""The README: its figures come from the repository's own commands, its commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.create import plan_project
from proof.combinations import FRAMEWORKS
from proof.projects import make_plan
from proof.shapes import EVERYTHING, SHAPES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FEW = SHAPES["small"]


def test_the_agreement_is_what_evaluate_prints() -> None:
    output = subprocess.run(
        [sys.executable, "-m", "calibration.evaluate"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    block = README.partition("`make evaluate`")[2].partition("```\n")[2].partition("```")[0]
    shown = [line for line in block.splitlines() if line]
    assert len(shown) >= 9
    assert shown[:5] == output[:5]
    assert all(line in output for line in shown)


@pytest.mark.parametrize(
    ("row", "answers"),
    [("few answers", FEW), ("the defaults", {}), ("everything", EVERYTHING)],
    ids=["few", "defaults", "everything"],
)
def test_the_number_of_files(row: str, answers: dict[str, str]) -> None:
    line = next(line for line in README.splitlines() if line.startswith(f"| {row}"))
    stated = [int(number) for number in re.findall(r"(\d+) files", line)]
    order = sorted(FRAMEWORKS, reverse=True)
    assert stated == [make_plan(name, **answers).file_count for name in order]


def test_make_targets_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    documents = README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`make ([a-z]+)", documents))
    assert {"demo", "test", "bench", "evaluate"} <= named | targets
    # These are the generated project's.
    assert named - {"run", "migrate"} <= targets


def test_linked_files_exist() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "calibration/README.md"):
        document = ROOT / name
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / link).exists(), f"{name}: {link}"


def test_settings_in_commands_are_answers() -> None:
    settings = re.findall(r"--set ([a-z0-9]+)=([a-z0-9.-]+)", README)
    assert settings
    for name, value in settings:
        assert load_catalog()[name].coerce(value) == value


@pytest.mark.parametrize(("file", "framework"), [("shop", "django"), ("service", "flask")])
def test_the_example_answers_decide_as_they_say(file: str, framework: str) -> None:
    from generator.answers import FRAMEWORK, from_file

    answers = from_file(load_catalog(), ROOT / "examples" / f"{file}.toml")
    plan = plan_project("x", answers.pop(FRAMEWORK), answers)
    assert plan.skeleton.framework == framework
    assert plan.decision.recommendation.verdict == "clear"
