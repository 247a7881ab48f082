"""Whole projects with their environments, made once a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from proof.combinations import FRAMEWORKS
from proof.commands import make_target
from proof.projects import make_project
from proof.shapes import SHAPES

CASES = [(framework, shape) for framework in FRAMEWORKS for shape in SHAPES]
ProjectMaker = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def _projects() -> dict[tuple[str, str], Path]:
    return {}


@pytest.fixture
def whole_project(
    _projects: dict[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> ProjectMaker:
    """Return a function that gives a project of a shape, set up; made once in a run."""

    def get(framework: str, shape: str) -> Path:
        if (framework, shape) not in _projects:
            parent = tmp_path_factory.mktemp(f"{framework}-{shape}")
            project = make_project(framework, parent, description="A shop.", **SHAPES[shape])
            make_target(project, "setup")
            _projects[framework, shape] = project
        return _projects[framework, shape]

    return get
