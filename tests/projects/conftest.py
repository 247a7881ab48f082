"""Whole projects with their environments, made once a run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.rendered import FRAMEWORKS, built, make_project

DOCUMENTS = {"ci", "license", "description"}
# Every part there is; what a skeleton cannot build yet falls away.
EVERYTHING = {
    "kind": "ecommerce",
    "data": "relational",
    "accounts": "permissions",
    "admin": "yes",
    "forms": "many",
    "api": "both",
    "database": "postgresql",
    "cache": "redis",
    "jobs": "redis",
    "uploads": "yes",
    "htmx": "yes",
    "monitoring": "sentry",
    "i18n": "yes",
    "deploy": "kubernetes",
}
# name of a shape -> answers: from the smallest to everything, with pages and for programs alone.
SHAPES: dict[str, dict[str, str]] = {
    "small": {"data": "none", "forms": "none", "deploy": "none", "ci": "none", "example": "no"},
    "default": {},
    "shop": {"kind": "ecommerce", "data": "relational", "forms": "many", "ci": "gitlab"},
    "forms": {"data": "none", "forms": "few", "kind": "blog"},
    "service": {"pages": "no", "data": "simple", "license": "proprietary"},
    "bare": {"data": "simple", "forms": "few", "example": "no"},
    "programs": {
        "pages": "no",
        "data": "custom",
        "accounts": "login",
        "api": "both",
        "database": "mysql",
        "jobs": "rabbitmq",
    },
    "everything": EVERYTHING,
}


def distinct_shapes(framework: str) -> list[str]:
    """Name the shapes that differ in more than documents, as the framework builds them."""
    found: dict[tuple[tuple[str, str], ...], str] = {}
    for shape, answers in SHAPES.items():
        parts = {k: v for k, v in built(framework, **answers).items() if k not in DOCUMENTS}
        found.setdefault(tuple(sorted(parts.items())), shape)
    return list(found.values())


CASES = [(framework, shape) for framework in FRAMEWORKS for shape in distinct_shapes(framework)]
ProjectMaker = Callable[[str, str], Path]


def commands_path() -> str:
    """Find uv beside the interpreter of the tests first, as `make setup` puts it there."""
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def make_target(project: Path, *targets: str, **variables: str) -> str:
    """Run targets of a project's Makefile as its owner would; fail with what it printed."""
    result = subprocess.run(
        ["make", "--no-print-directory", *targets],
        cwd=project,
        env={
            **{key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"},
            "PATH": commands_path(),
            "UV_PYTHON": sys.executable,
            **variables,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    output = result.stdout + result.stderr
    assert result.returncode == 0, f"make {' '.join(targets)} in {project}:\n{output[-6000:]}"
    return output


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
