"""Every pair of choices, rendered once a run, and the tools that look at the files."""

from __future__ import annotations

import functools
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from proof.combinations import FRAMEWORKS, pairs
from proof.projects import make_project

COMMANDS = Path(sys.executable).parent

# folder of a project -> the answers it was made of
Projects = Mapping[Path, Mapping[str, str]]


@pytest.fixture(scope="session")
def covered(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Projects]:
    """Return a function that gives projects of a framework in which every allowed pair of choices
    occurs; they are rendered once in a run.
    """

    @functools.cache
    def get(framework: str) -> Projects:
        parent = tmp_path_factory.mktemp(framework)
        return {
            make_project(framework, parent / str(number), **answers): answers
            for number, answers in enumerate(pairs(framework))
        }

    return get


@pytest.fixture(params=FRAMEWORKS)
def projects(request: pytest.FixtureRequest, covered: Callable[[str], Projects]) -> Projects:
    """Projects of one framework in which every allowed pair of choices occurs."""
    return covered(str(request.param))


def distinct(files: Iterable[Path]) -> list[Path]:
    """Keep one file of each content, since the tools judge each file for itself."""
    return list({path.read_bytes(): path for path in files}.values())


def findings(tool: str | Path, *arguments: str | Path) -> str:
    """Run a tool, which is silent where it finds nothing, and return what it says."""
    result = subprocess.run(
        [COMMANDS / tool, *arguments], capture_output=True, text=True, check=False
    )
    said = result.stdout + result.stderr
    return said or (f"{tool} ended with {result.returncode}" if result.returncode else "")
