"""Measure how long generated applications take to start, against a bare Flask application.

gunicorn loads each in the environment of its own project, bytecode compiled, up to the point at
which it could answer, and stops there; the bare one in the environment of the smallest project.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.bench import ROOT, Aim, Command, report

BARE = """
import flask
app = flask.Flask("bare")
app.get("/")(lambda: "Hello")
"""
SHAPES: Mapping[str, Mapping[str, str]] = {
    "small": {"data": "none", "forms": "none", "deploy": "none", "ci": "none", "example": "no"},
    "default": {},
    "everything": {
        "data": "relational",
        "accounts": "permissions",
        "admin": "yes",
        "forms": "many",
        "api": "both",
        "cache": "redis",
        "jobs": "redis",
        "uploads": "yes",
        "htmx": "yes",
        "i18n": "yes",
        "monitoring": "sentry",
    },
}
AIMS = (
    Aim("small / bare Flask", "flask small", "bare Flask", 1.3),
    # Where bare Flask takes 0.4 s, an application with every part may take 1.5 s.
    Aim("everything / bare Flask", "flask everything", "bare Flask", 3.75),
)
SETTINGS = {
    "SECRET_KEY": "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": "localhost",
    "REDIS_URL": "redis://localhost:6379/0",
    "BROKER_URL": "redis://localhost:6379/1",
}


def make_project(folder: Path, shape: str) -> Path:
    """Make a project of a shape with its environment."""
    answers = [word for pair in SHAPES[shape].items() for word in ("--set", "=".join(pair))]
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": tools, "UV_PYTHON": sys.executable}
    environment.pop("VIRTUAL_ENV", None)
    words = ["-m", "generator", "--framework", "flask", "--no-input", "--no-git", *answers, shape]
    create = [sys.executable, *words, "--output-dir", str(folder)]
    sync = ["uv", "sync", "--quiet", "--no-dev", "--compile-bytecode"]
    for command, place in ((create, ROOT), (sync, folder / shape)):
        tool = shutil.which(command[0], path=tools)
        if tool is None:
            raise SystemExit(f"{command[0]} is missing: run `make setup`.")
        subprocess.run([tool, *command[1:]], cwd=place, env=environment, check=True)
    return folder / shape


def measure(rounds: int) -> list[Command]:
    """Start every application once a round, after one round that compiles and does not count."""
    with tempfile.TemporaryDirectory(prefix="startup-") as temporary:
        projects = {shape: make_project(Path(temporary), shape) for shape in SHAPES}
        gunicorn = {
            shape: [str(folder / ".venv/bin/gunicorn"), "--check-config"]
            for shape, folder in projects.items()
        }
        bare = Path(temporary) / "bare"
        bare.mkdir()
        (bare / "bare.py").write_text(BARE, encoding="utf-8")
        environment = {**os.environ, **SETTINGS}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        listed = [(Command("bare Flask", [*gunicorn["small"], "bare:app"]), bare)]
        listed += [
            (Command(f"flask {shape}", gunicorn[shape]), folder)
            for shape, folder in projects.items()
        ]
        for _ in range(rounds + 1):
            for command, folder in listed:
                command.run(folder, environment)
    for command, _ in listed:
        del command.times[0], command.peaks[0]
    return [command for command, _ in listed]


if __name__ == "__main__":
    report(measure, AIMS, __doc__)
