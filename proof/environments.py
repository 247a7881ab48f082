"""Environments of projects: those of equal packages share one."""

from __future__ import annotations

import json
import tomllib
from hashlib import sha256
from pathlib import Path

from proof.commands import find_python, make_target
from proof.course import CannotCheck


def set_up(project: Path, python: str, environments: Path) -> dict[str, str]:
    """Run `make setup` on a version of Python; return the releases the project asked for.

    ``environments`` is the folder that keeps them. A project sees its own as ``.venv``.
    """
    interpreter = find_python(python)
    if interpreter is None:
        raise CannotCheck(f"Python {python} is not installed")
    # Commands of an environment name the place where it was made.
    environment = environments / key(project, interpreter, str(environments.resolve()))
    (project / ".venv").symlink_to(environment, target_is_directory=True)
    make_target(project, "setup", UV_PYTHON=interpreter, UV_PROJECT_ENVIRONMENT=str(environment))
    return releases(project)


def key(project: Path, *depends_on: str) -> str:
    """Name the environment of a project: by its packages, and what else it depends on."""
    metadata = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    told = [
        depends_on,
        metadata["project"]["requires-python"],
        sorted(metadata["project"]["dependencies"]),
        {name: sorted(group) for name, group in metadata["dependency-groups"].items()},
        metadata.get("tool", {}).get("uv"),
    ]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def releases(project: Path) -> dict[str, str]:
    """Read which releases of its own requirements a project was locked to."""
    lock = tomllib.loads((project / "uv.lock").read_text(encoding="utf-8"))
    root = next(each for each in lock["package"] if each["source"].get("virtual") == ".")
    wanted = {each["name"] for each in root.get("dependencies", ())}
    for group in root.get("dev-dependencies", {}).values():
        wanted |= {each["name"] for each in group}
    return {each["name"]: each["version"] for each in lock["package"] if each["name"] in wanted}
