"""Ruff, once for many projects: each file is judged by the settings of its own project."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from proof.static.marks import tidy
from proof.static.project import Problem, Project

RUFF = Path(sys.executable).parent / "ruff"
COMMANDS = (
    ("check", "--no-cache", "--quiet", "--output-format", "concise"),
    ("format", "--check", "--no-cache", "--quiet", "--output-format", "concise"),
)
LINE = re.compile(r"(.+?):(\d+):\d+: (.+)")
CANNOT = 2  # ruff's own status where it did not do its work


def style(projects: Mapping[str, Project], folder: Path) -> dict[str, list[Problem]]:
    """Find what `make lint` would say of Python; projects lie below the folder, by name."""
    found = {name: list(tidy(project)) for name, project in projects.items()}
    places = {name: project.folder.relative_to(folder) for name, project in projects.items()}
    for command in COMMANDS:
        for name, problems in _ruff(command, folder, places).items():
            found[name] += problems
    return found


def _ruff(
    command: Sequence[str], folder: Path, places: Mapping[str, Path]
) -> dict[str, list[Problem]]:
    result = subprocess.run(
        [RUFF, *command, *places.values()], cwd=folder, capture_output=True, text=True, check=False
    )
    said = (result.stdout + result.stderr).splitlines()
    if result.returncode >= CANNOT and len(places) > 1:
        # One project with settings that cannot be read ends the run for all.
        alone = [_ruff(command, folder, {name: place}) for name, place in places.items()]
        return {name: problems for each in alone for name, problems in each.items()}
    if result.returncode >= CANNOT:
        return {name: [Problem("pyproject.toml", 0, " ".join(said))] for name in places}
    return {name: _problems(said, f"{place.as_posix()}/") for name, place in places.items()}


def _problems(said: Sequence[str], prefix: str) -> list[Problem]:
    """Read the lines that are about one project."""
    lines = (LINE.fullmatch(line.removeprefix(prefix)) for line in said if line.startswith(prefix))
    return [Problem(line[1], int(line[2]), line[3]) for line in lines if line]
