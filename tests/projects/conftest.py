"""Whole projects with their environments, made once by each worker of a run."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from pathlib import Path

import pytest

from proof.combinations import FRAMEWORKS
from proof.environments import set_up
from proof.projects import make_project
from proof.shapes import SHAPES

ROOT = Path(__file__).parent.parent.parent
ENVIRONMENTS = ROOT / ".proof" / "work" / "environments"
# The rest of the shapes is what `make matrix` takes apart and together.
CASES = [
    (framework, shape)
    for shape in ("everything", "programs", "default", "small")
    for framework in FRAMEWORKS
]
ProjectMaker = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def _projects() -> dict[tuple[str, str], Path]:
    return {}


@pytest.fixture
def whole_project(
    _projects: dict[tuple[str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> ProjectMaker:
    """Return a function that gives a project of a shape, set up; made once in a worker."""

    def get(framework: str, shape: str) -> Path:
        if (framework, shape) not in _projects:
            parent = tmp_path_factory.mktemp(f"{framework}-{shape}")
            # Queues on shared servers are named after the project.
            name = f"Shop {shape} {os.environ.get('PYTEST_XDIST_WORKER', '')}"
            project = make_project(framework, parent, name, description="A shop.", **SHAPES[shape])
            version = ".".join(platform.python_version_tuple()[:2])
            set_up(project, version, ENVIRONMENTS)
            _projects[framework, shape] = project
        return _projects[framework, shape]

    return get
