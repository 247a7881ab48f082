"""Bandit finds no weakness in what is generated, for every pair of choices."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.skeletons.conftest import Projects, distinct, findings


def weaknesses(files: Iterable[Path]) -> str:
    """Look for weaknesses; a comment that asks bandit to look away is not heard.

    Except B105, which takes any text beside the word "password" for one, such as the label
    of a field: the S105 of ruff looks for them in every project's own lint.
    """
    return findings("bandit", "--quiet", "--ignore-nosec", "--skip", "B105", *files)


def test_nothing_is_found(projects: Projects) -> None:
    files = [
        path
        for folder in projects
        for path in folder.rglob("*.py")
        if "tests" not in path.relative_to(folder).parts
    ]
    said = weaknesses(distinct(files))
    assert not said, said


def test_a_weakness_is_noticed(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("print(eval(input()))  # nosec\n", encoding="utf-8")
    assert "B307" in weaknesses([module])
