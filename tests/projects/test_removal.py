"""Removing the example as README.md says leaves a project that is green."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from proof.combinations import FRAMEWORKS
from proof.commands import make_target
from proof.projects import make_project
from proof.shapes import EVERYTHING

pytestmark = pytest.mark.project

SHAPES: dict[str, dict[str, str]] = {
    "default": {},
    "everything": {
        **EVERYTHING,
        "kind": "blog",
        "forms": "few",
        "database": "sqlite",
        "deploy": "docker",
    },
    "store": {"data": "custom", "api": "rest"},
    "form": {"data": "none", "forms": "few"},
    "service": {"pages": "no", "forms": "none", "api": "both", "accounts": "login"},
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_rest_is_whole(framework: str, shape: str, tmp_path: Path) -> None:
    project = make_project(framework, tmp_path, **SHAPES[shape])
    make_target(project, "setup")
    make_target(project, *remove_example(project))


def remove_example(project: Path) -> list[str]:
    """Do what README.md says, to the letter, and return the targets that it ends with."""
    readme = (project / "README.md").read_text(encoding="utf-8")
    text = readme.partition("\n## Removing the example\n")[2].partition("\n## ")[0]
    commands = text.partition("```sh\n")[2].partition("```")[0]
    assert "rm -r " in commands
    result = subprocess.run(
        ["bash", "-euc", commands],
        cwd=project,
        env={key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    ((places, item),) = re.findall(r"delete the lines of (.+) that name `(\w+)`", text)
    for name in re.findall(r"`([^`]+)`", places):
        lines = (project / name).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not re.search(rf"\b{item}\b", line)]
        assert len(kept) < len(lines)
        (project / name).write_text("".join(kept), encoding="utf-8")
    (targets,) = re.findall(r"^`make ([\w ]+)` takes out", text, re.MULTILINE)
    return str(targets).split()
