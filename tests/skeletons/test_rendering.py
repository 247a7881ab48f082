"""What comes out of the templates is clean, for every pair of choices and any text."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from proof.combinations import FRAMEWORKS, pairs
from proof.projects import HOSTILE, built, make, make_plan, make_project
from proof.shapes import EVERYTHING
from proof.static.formats import compiles, data
from proof.static.marks import marks, tidy
from proof.static.project import Project

COMMANDS = Path(sys.executable).parent
KINDS = ["other", "blog", "forum", "cms", "ecommerce", "education", "booking"]
NAMES = ["a", "zzz tools", "x" * 40, "apple", "config2", "Notebook"]
# In these the names of the example stand among most others.
SHAPES: dict[str, dict[str, str]] = {
    "few": {"forms": "few"},
    "none": {"forms": "none"},
    "everything": EVERYTHING,
    "programs": {"api": "both", "accounts": "login"},
    "admin": {"admin": "yes"},
}


def problems(folder: Path) -> list[str]:
    """Find what no project may hold: marks of a template, and files that do not parse."""
    project = Project(folder)
    return [str(each) for look in (marks, tidy, compiles, data) for each in look(project)]


def ruff(folder: Path) -> str:
    """Check and format-check all projects below a folder, each by its own settings."""
    outputs = []
    for arguments in (["check", "--no-cache"], ["format", "--check", "--no-cache"]):
        result = subprocess.run(
            [COMMANDS / "ruff", *arguments, "."],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        outputs.append(result.stdout + result.stderr if result.returncode else "")
    return "".join(outputs)


def named(text: str) -> str:
    """Make a name of a hostile text: no path, and something to spell a folder with."""
    return ("x " + re.sub(r"[/\\]", "", text))[:200].strip()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_pair_of_choices(framework: str, tmp_path: Path) -> None:
    combinations = pairs(framework)
    assert len(combinations) > 20
    for number, answers in enumerate(combinations):
        project = make_project(framework, tmp_path / str(number), **answers)
        assert not problems(project), answers
    assert ruff(tmp_path) == ""


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_item_and_unusual_names(framework: str, tmp_path: Path) -> None:
    for shape, answers in SHAPES.items():
        for kind in KINDS:
            make_project(framework, tmp_path / f"{kind}-{shape}", **{**answers, "kind": kind})
    for name in NAMES:
        for kept in ("simple", "none"):
            make_project(framework, tmp_path / f"{name}-{kept}", name, data=kept)
        make_project(framework, tmp_path / f"{name}-everything", name, **EVERYTHING)
    for project in tmp_path.glob("*/*/"):
        assert not problems(project), project
    assert ruff(tmp_path) == ""


@pytest.mark.parametrize("accounts", ["none", "login"])
def test_translated_without_pages(accounts: str, tmp_path: Path) -> None:
    shape = {"i18n": "yes", "pages": "no", "accounts": accounts}
    for number, (api, uploads) in enumerate(product(["none", "rest", "graphql"], ["no", "yes"])):
        folder = tmp_path / str(number)
        project = make_project("flask", folder, api=api, uploads=uploads, **shape)
        assert not problems(project), (api, uploads)
    assert ruff(tmp_path) == ""


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_hostile_texts(framework: str, tmp_path: Path) -> None:
    small = {"data": "none", "forms": "none"}
    for shape, parts in {"small": small, "whole": {}}.items():
        for label, text in HOSTILE.items():
            text = text[:200].strip()
            answers: Mapping[str, str] = {"description": text, "author": text, **parts}
            project = make_project(framework, tmp_path / f"{shape}-{label}", named(text), **answers)
            assert not problems(project), label
            metadata = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
            assert metadata["project"]["description"] == text
            assert metadata["project"]["authors"] == [{"name": text}]
            record = tomllib.loads((project / ".new-project.toml").read_text(encoding="utf-8"))
            assert record["answers"]["author"] == text
    assert ruff(tmp_path) == ""


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_site_s_name_survives(framework: str, tmp_path: Path) -> None:
    for label, text in HOSTILE.items():
        name = named(text)
        project = make_project(framework, tmp_path / label, name)
        values = {
            ast.literal_eval(node.value)
            for path in project.rglob("*.py")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id == "SITE_NAME"
        }
        assert values == {name}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_packages_are_exactly_the_planned_ones(framework: str, tmp_path: Path) -> None:
    for number, answers in enumerate(pairs(framework)):
        plan = make_plan(framework, **answers)
        project = make_project(framework, tmp_path / str(number), **answers)
        metadata = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
        assert sorted(metadata["project"]["dependencies"]) == sorted(
            {package.requirement for package in plan.packages if not package.development}
        )
        assert sorted(metadata["dependency-groups"]["dev"]) == sorted(
            {package.requirement for package in plan.packages if package.development}
        )
        assert metadata["project"]["requires-python"] == f">={answers['python']},<3.15"


@pytest.mark.parametrize(("framework", "most"), [("flask", 18), ("django", 36)])
def test_few_answers_give_few_files(framework: str, most: int, tmp_path: Path) -> None:
    small = {"data": "none", "forms": "none", "deploy": "none", "ci": "none", "example": "no"}
    assert make(framework, tmp_path, **small).files <= most


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_readme_names_only_commands_that_exist(framework: str, tmp_path: Path) -> None:
    for number, answers in enumerate(pairs(framework)):
        project = make_project(framework, tmp_path / str(number), **answers)
        makefile = (project / "Makefile").read_text(encoding="utf-8")
        targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
        assert {"setup", "run", "test", "lint"} <= targets
        for document in ("README.md", "AGENTS.md"):
            text = (project / document).read_text(encoding="utf-8")
            commands = re.findall(r"(?:`|^)make ([a-z -]+)", text, re.MULTILINE)
            named = set(" ".join(commands).split())
            assert {"setup", "run", "test", "lint"} <= named <= targets, (document, answers)
        assert ("migrate" in targets) == has_database(built(framework, **answers)), answers


def has_database(answers: Mapping[str, str]) -> bool:
    return (
        answers["data"] in {"simple", "relational"}
        or answers["accounts"] != "none"
        or answers["admin"] == "yes"
        or answers["uploads"] == "yes"
    )


def test_all_choices_of_the_catalogue_are_covered_or_announced() -> None:
    for framework in FRAMEWORKS:
        for question in load_catalog():
            if not question.part or question.is_text:
                continue
            for choice in question.choices:
                answers = {question.id: choice}
                if question.id == "database":
                    answers["data"] = "simple"
                plan = make_plan(framework, **answers)
                built = plan.skeleton.built(question.id)
                announced = {(entry.question, entry.value) for entry in plan.pending}
                if choice != question.off:
                    assert (built is None or choice not in built) == (
                        (question.id, choice) in announced
                    )
