"""What `make` does in a project that has no environment yet."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from proof.combinations import FRAMEWORKS
from proof.projects import make_project


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="no project asks for more than 3.14")
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_too_old_a_python_is_named_before_anything_is_made(framework: str, tmp_path: Path) -> None:
    project = make_project(framework, tmp_path, python="3.14")

    done = subprocess.run(
        ["make", "setup", f"PYTHON={sys.executable}"],
        cwd=project,
        env={**os.environ, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert (
        "the project needs 3.14 or later, named as in: make setup PYTHON=python3.14" in done.stderr
    )
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize(
    ("target", "installed"),
    [("setup", "dev"), ("run", "plain"), ("migrate", "plain"), ("test", "dev"), ("lint", "dev")],
)
def test_what_is_missing_is_installed_first(
    framework: str, target: str, installed: str, tmp_path: Path
) -> None:
    project = make_project(framework, tmp_path)

    shown = dry(project, target)

    by_uv, by_pip = re.search(r"uv sync(.*?);", shown), re.search(r"--editable \.(.*?)\\", shown)
    assert by_uv is not None
    assert by_pip is not None
    options = {"dev": ("", "--group dev"), "plain": ("--no-dev", "")}[installed]
    assert (by_uv[1].strip(), by_pip[1].strip()) == options


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_is_there_is_not_installed_again(framework: str, tmp_path: Path) -> None:
    project = make_project(framework, tmp_path)
    tools = project / ".venv" / "bin"
    tools.mkdir(parents=True)
    for name in ("flask", "django-admin", "pytest"):
        (tools / name).touch()

    assert "uv sync" not in dry(project, "run", "test", "lint", "format")


def dry(project: Path, *targets: str) -> str:
    """Let make show what it would do."""
    done = subprocess.run(
        ["make", "--dry-run", *targets], cwd=project, capture_output=True, text=True, check=True
    )
    return done.stdout
