"""Environments with packages as a user has them: from wheels, with bytecode compiled."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.measure import ROOT, called, uv


def install(folder: Path, *requirements: str | Path) -> Path:
    """Make an environment with some packages; return its folder of commands."""
    called(uv(), "venv", "--quiet", "--python", sys.executable, folder)
    python = folder / "bin" / "python"
    called(
        *(uv(), "pip", "install", "--quiet", "--compile-bytecode", "--python", python),
        *requirements,
    )
    return folder / "bin"


def install_generator(folder: Path, *requirements: str) -> Path:
    """Make an environment with the generator of this checkout and packages to compare it with."""
    return install(folder, ROOT, *requirements)


def releases(commands: Path, names: Iterable[str]) -> dict[str, str]:
    """Name the versions of packages in the environment of a folder of commands."""
    listed = called(uv(), "pip", "list", "--format", "json", "--python", commands / "python")
    versions = {entry["name"].lower(): entry["version"] for entry in json.loads(listed)}
    return {name: versions[name] for name in names if name in versions}
