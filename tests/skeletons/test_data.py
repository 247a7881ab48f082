"""Where records are kept: what Django's projects bring for each answer, and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from proof.projects import make_project

DRIVERS = {"psycopg", "pymysql", "dj-database-url"}


def drivers(project: Path) -> set[str]:
    """Name the packages of databases that a project asks for."""
    asked = (project / "pyproject.toml").read_text(encoding="utf-8")
    return {name for name in DRIVERS if f'"{name}' in asked}


def settings(project: Path) -> set[str]:
    """Name the modules of settings that speak of databases."""
    names = {path.stem for path in (project / "config" / "settings").glob("*.py")}
    return names & {"database", "sqlite", "postgresql", "mysql", "store"}


@pytest.mark.parametrize(
    ("answers", "packages", "modules"),
    [
        ({"data": "none"}, set(), set()),
        ({"data": "custom"}, set(), {"store"}),
        ({"data": "custom", "accounts": "login"}, {"dj-database-url"}, {"store"}),
        ({"database": "sqlite"}, {"dj-database-url"}, set()),
        ({"database": "postgresql"}, {"dj-database-url", "psycopg"}, {"postgresql"}),
        ({"database": "mysql"}, {"dj-database-url", "pymysql"}, {"mysql"}),
    ],
)
def test_only_what_was_asked_for(
    tmp_path: Path, answers: dict[str, str], packages: set[str], modules: set[str]
) -> None:
    project = make_project("django", tmp_path, **answers)
    if packages:
        modules = modules | {"database", "sqlite"}
    assert drivers(project) == packages
    assert settings(project) == modules
    assert ("There is no database" in (project / "README.md").read_text()) is not bool(packages)
    asked = "DATABASE_URL" in (project / ".env.example").read_text()
    assert asked is bool(packages)


@pytest.mark.parametrize("accounts", ["none", "login"])
def test_custom_records_are_asked_for_alike(tmp_path: Path, accounts: str) -> None:
    flask = make_project("flask", tmp_path / "flask", data="custom", accounts=accounts)
    django = make_project("django", tmp_path / "django", data="custom", accounts=accounts)
    asked = functions(django / "notes" / "repository.py")
    assert asked == functions(flask / "corner_shop" / "notes" / "repository.py")
    assert {"count", "newest", "get", "add", "change", "remove"} <= asked.keys()
    seams = [functions(project / "corner_shop" / "store.py") for project in (flask, django)]
    same = {"keys", "get", "add", "change", "remove", "is_up"}
    assert len({str({name: seam[name] for name in sorted(same)}) for seam in seams}) == 1


def functions(module: Path) -> dict[str, str]:
    """Map the functions and methods of a module to what they take and give."""
    return {
        node.name: f"{ast.unparse(node.args)} -> {node.returns and ast.unparse(node.returns)}"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
