"""Removing the example as README.md says leaves a project that is green."""

from __future__ import annotations

from pathlib import Path

import pytest

from proof.combinations import FRAMEWORKS
from proof.commands import make_target
from proof.projects import make_project
from proof.removal import remove_example

pytestmark = pytest.mark.project

# `make matrix-deep` does it with every combination that has an example.
SHAPES: dict[str, dict[str, str]] = {
    "default": {},
    "store": {"data": "custom", "api": "rest", "accounts": "login"},
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_rest_is_whole(framework: str, shape: str, tmp_path: Path) -> None:
    project = make_project(framework, tmp_path, **SHAPES[shape])
    make_target(project, "setup")
    remove_example(project)
