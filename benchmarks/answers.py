"""The projects that are measured: from few answers to everything, of each framework."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from proof.shapes import EVERYTHING, SMALL

SHAPES: Mapping[str, Mapping[str, str]] = {
    "few answers": SMALL,
    "defaults": {},
    "everything": EVERYTHING,
}


def creating(commands: Path, framework: str, name: str, answers: Mapping[str, str]) -> list[str]:
    """Write the command that makes a project, without a repository: no other makes one."""
    settings = [word for pair in answers.items() for word in ("--set", "=".join(pair))]
    options = ["--no-input", "--no-git", "--framework", framework, *settings]
    return [str(commands / "new-project"), *options, name]
