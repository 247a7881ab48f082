"""What small projects have in one file is the same code that others have in several."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from proof.projects import make_project

# What puts the parts together differs by design.
COMPOSITION = {"create_app", "load_settings", "NAVIGATION"}


def definitions(folder: Path) -> dict[str, str]:
    """Map each function, class and constant of the modules to its syntax tree, as text.

    A module's ``init_app`` goes by the name it has where all stands in one file.
    """
    found = {}
    for path in folder.rglob("*.py"):
        if "tests" in path.parts or path.name == "gunicorn.conf.py":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == "init_app":
                node.name = f"configure_{path.stem}"
            if isinstance(node, ast.FunctionDef) and node.name == "read_settings":
                node.name = node.name if path.stem in {"app", "settings"} else path.stem
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found[node.name] = ast.dump(node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[node.targets[0].id] = ast.dump(node.value)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found[node.target.id] = ast.dump(node)
    return found


@pytest.mark.parametrize(("pages", "more"), [("yes", {"forms": "few"}), ("no", {"data": "simple"})])
def test_functions_of_both_forms_are_equal(
    pages: str, more: Mapping[str, str], tmp_path: Path
) -> None:
    answers = {"data": "none", "forms": "none", "example": "no", "pages": pages}
    single = definitions(make_project("flask", tmp_path / "single", **answers))
    whole = definitions(make_project("flask", tmp_path / "package", **{**answers, **more}))
    assert len(single) > 20
    assert {name for name in single if name not in whole} <= COMPOSITION
    different = {name for name in single if single[name] != whole.get(name)}
    assert different <= COMPOSITION


@pytest.mark.parametrize("pages", ["yes", "no"])
@pytest.mark.parametrize("python", ["3.11", "3.12"])
def test_settings_of_both_forms_are_equal(pages: str, python: str, tmp_path: Path) -> None:
    answers = {"data": "none", "forms": "none", "example": "no", "pages": pages, "python": python}
    small = make_project("django", tmp_path / "single", **answers) / "config"
    large = make_project("django", tmp_path / "package", **{**answers, "data": "custom"}) / "config"
    assert not (small / "settings").exists()
    assert not (large / "settings.py").exists()
    (tmp_path / "alone").mkdir()
    shutil.copy(small / "settings.py", tmp_path / "alone")
    single, whole = definitions(tmp_path / "alone"), definitions(large / "settings")
    assert len(single) > 20
    # The one file lies nearer to it, and keeps templates as Django does.
    other = {"BASE_DIR", *(["TEMPLATES"] if pages == "yes" else [])}
    assert {name for name in single if single[name] != whole[name]} == other
