"""Plain ``cookiecutter`` on a skeleton gives the same tree as ``new-project``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.skeletons import load_skeleton
from proof.combinations import FRAMEWORKS, pairs
from proof.projects import make_plan, make_project

DECISION = "docs/decisions/0001-web-framework.md"
RECORD = ".new-project.toml"

CASES = [(framework, answers) for framework in FRAMEWORKS for answers in pairs(framework)[:12]]
NO_PAGES = {"pages": "no", "forms": "none", "accounts": "none", "admin": "no", "htmx": "no"}
CASES.append(("flask", {**pairs("flask")[0], **NO_PAGES, "i18n": "yes"}))


def tree(project: Path) -> dict[str, tuple[int, bytes]]:
    """Map each file to its executable bit and content."""
    return {
        path.relative_to(project).as_posix(): (path.stat().st_mode & 0o111, path.read_bytes())
        for path in project.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(("framework", "answers"), CASES)
def test_same_tree(
    framework: str, answers: Mapping[str, str], cookies: Any, tmp_path: Path
) -> None:
    texts = {"author": "Ada Lovelace", "email": "ada@example.com", "description": "A shop."}
    # Cookiecutter knows nothing of parts that bring others: it is told of them.
    resolved = make_plan(framework, **answers).answers
    answers = {question: resolved[question] for question in answers}
    ours = tree(make_project(framework, tmp_path, **answers, **texts))
    result = cookies.bake(
        template=str(load_skeleton(framework).folder),
        extra_context={"project_name": "Corner Shop", **answers, **texts},
    )
    assert result.exception is None
    theirs = tree(result.project_path)
    assert set(ours) - {RECORD} == set(theirs)
    assert {name for name in theirs if ours[name] != theirs[name]} <= {DECISION}


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize(
    "names", [{"project_slug": "../away"}, {"package_name": "class"}, {"package_name": "2x"}]
)
def test_the_hook_refuses_unfit_names(
    framework: str, names: Mapping[str, str], cookies: Any
) -> None:
    result = cookies.bake(template=str(load_skeleton(framework).folder), extra_context=dict(names))
    assert result.exit_code != 0
