"""The shape of the package: who imports whom, who may call what, how large a module is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
# From the first stage to the last: a module imports only from those before it.
ORDER = [
    "errors",
    "catalog",
    "skeletons",
    "answers",
    "evidence",
    "flips",
    "outlook",
    "recommend",
    "criteria",
    "decision",
    "names",
    "plan",
    "git",
    "record",
    "compiled",
    "render",
    "staging",
    "environment",
    "interview",
    "prompt",
    "create",
    "cli",
    "__main__",
]
ONLY_IN = {
    "click": {"cli", "prompt"},
    "questionary": {"prompt"},
    "prompt_toolkit": {"prompt"},
    "cookiecutter": {"render"},
    "subprocess": {"git", "environment"},
    "tomli_w": {"record"},
}
LONGEST = 250


def stage(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=stage)
def test_imports_go_downward(path: Path) -> None:
    if stage(path) == "__init__":
        return
    own = ORDER.index(stage(path))
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "generator" and len(parts) > 1 and parts[1] in ORDER:
            target = ORDER.index(parts[1])
            assert target < own or parts[1] == stage(path), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=stage)
def test_libraries_are_used_where_they_belong(path: Path) -> None:
    for name in imported(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or stage(path) in allowed, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=stage)
def test_modules_hold_one_idea(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=stage)
def test_the_engine_names_no_framework(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare | ast.Match):
            constants = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant)]
            assert not {"flask", "django"} & {c for c in constants if isinstance(c, str)}
