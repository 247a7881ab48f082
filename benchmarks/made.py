"""Generated projects with their environments, ready to be served in production settings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.answers import SHAPES, creating
from benchmarks.bare import HOST
from benchmarks.measure import CommandFailed, Workshop, uv

# The pages that are asked for reach neither Redis nor a broker.
SETTINGS = {
    "DEBUG": "false",
    "SECRET_KEY": "0123456789abcdef" * 4,
    "ALLOWED_HOSTS": HOST,
    "TRUSTED_PROXIES": "1",
    "REDIS_URL": "redis://localhost:6379/0",
    "BROKER_URL": "redis://localhost:6379/1",
}


def make_project(shop: Workshop, framework: str, shape: str) -> Path:
    """Make a project of a shape, on SQLite, with its environment, bytecode compiled."""
    answers = SHAPES[shape]
    if "database" in answers:  # with its own server it would need one here
        answers = {**answers, "database": "sqlite"}
    name = f"{framework}-{shape.replace(' ', '-')}"
    run(creating(Path(sys.executable).parent, framework, name, answers), shop.home, shop)
    folder = shop.home / name
    run([uv(), "sync", "--quiet", "--no-dev", "--compile-bytecode"], folder, shop)
    return folder


def environment(shop: Workshop, folder: Path) -> dict[str, str]:
    """Give the variables of a project in production."""
    return {**shop.environment, **SETTINGS, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}


def prepare(shop: Workshop, folder: Path) -> None:
    """Migrate and collect static files, as a release does."""
    commands = folder / ".venv/bin"
    wanted: list[list[str]] = []
    if (folder / "migrations").is_dir():
        wanted.append([str(commands / "flask"), "db", "upgrade"])
    if (folder / "manage.py").exists():
        manage = [str(commands / "python"), "manage.py"]
        migrates = "\nmigrate:" in (folder / "Makefile").read_text(encoding="utf-8")
        wanted += [[*manage, "migrate"]] if migrates else []
        wanted.append([*manage, "collectstatic", "--noinput"])
    for words in wanted:
        run(words, folder, shop, environment(shop, folder))


def run(
    words: Sequence[str], folder: Path, shop: Workshop, settings: Mapping[str, str] | None = None
) -> str:
    """Run a command that is not measured, with this interpreter for new environments."""
    variables = {**(settings or shop.environment), "UV_PYTHON": sys.executable}
    result = subprocess.run(
        words, cwd=folder, env=variables, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise CommandFailed(" ".join(words), result.stdout + result.stderr)
    return result.stdout
