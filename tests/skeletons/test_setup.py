"""`make setup` of a project, where there is no uv."""

from __future__ import annotations

import os
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
