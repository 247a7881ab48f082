"""The small Flask application and the package are the same code in other places."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.rendered import make_project

# What puts the parts together differs by design.
COMPOSITION = {"create_app"}


def definitions(folder: Path) -> dict[str, str]:
    """Map each function, class and constant of the modules to its syntax tree, as text."""
    found = {}
    for path in folder.rglob("*.py"):
        if "tests" in path.parts or path.name == "gunicorn.conf.py":
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found[node.name] = ast.dump(node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                found[node.targets[0].id] = ast.dump(node.value)
    return found


def test_functions_of_both_forms_are_equal(tmp_path: Path) -> None:
    for pages in ({"pages": "yes", "forms": "few"}, {"pages": "no", "data": "simple"}):
        answers = {"data": "none", "forms": "none", "example": "no", "pages": pages["pages"]}
        single = definitions(
            make_project("flask", tmp_path / f"single-{pages['pages']}", **answers)
        )
        whole = definitions(
            make_project("flask", tmp_path / f"package-{pages['pages']}", **{**answers, **pages})
        )
        assert len(single) > 15
        assert set(single) >= COMPOSITION
        if pages["pages"] == "no":
            # The database adds its settings to those of every project.
            whole.pop("load_settings")
            single.pop("load_settings")
        else:
            assert "load_settings" in single
        # A database and forms add names of their own; all of the small form is there.
        assert not {n for n in single if n not in whole} - COMPOSITION
        different = {name for name in single if single[name] != whole[name]} - COMPOSITION
        assert not different
