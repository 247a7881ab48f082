"""A new app in a project of Django: two lines take it in, and all is green at once."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from proof.commands import make_target
from proof.projects import make_project

pytestmark = pytest.mark.project

SHAPES: dict[str, dict[str, str]] = {
    "small": {"data": "none", "forms": "none", "pages": "no", "example": "no"},
    "admin": {"admin": "yes", "i18n": "yes", "kind": "blog"},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_new_app_is_green_at_once(shape: str, tmp_path: Path) -> None:
    project = make_project("django", tmp_path, **SHAPES[shape])
    make_target(project, "setup")
    for name in ("wish-list", "config", "json"):
        assert start_app(project, name).returncode == 1
    made = start_app(project, "wish_list")
    assert made.returncode == 0, made.stderr
    take_in(project, made.stdout)
    make_target(project, "lint")
    assert "wish_list/tests/test_views.py" in make_target(project, "test", PYTEST_ADDOPTS="-v")
    again = start_app(project, "wish_list")
    assert again.returncode == 1
    assert "Traceback" not in again.stderr


def start_app(project: Path, name: str) -> subprocess.CompletedProcess[str]:
    """Ask for a new app."""
    return subprocess.run(
        [".venv/bin/python", "manage.py", "startapp", name],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


def take_in(project: Path, said: str) -> None:
    """Put each line into the list of the file, as the command says."""
    asked = re.findall(r"^(\S+), in (\w+)\b.*:\n    (.+)$", said, re.MULTILINE)
    assert [name for _, name, _ in asked] == ["INSTALLED_APPS", "urlpatterns"]
    for file, name, line in asked:
        path = project / file
        text = path.read_text(encoding="utf-8")
        head, start, tail = text.partition(f"{name} = [\n")
        assert start
        head = head.replace(
            "from django.urls import path\n", "from django.urls import include, path\n"
        )
        path.write_text(f"{head}{start}    {line}\n{tail}", encoding="utf-8")
