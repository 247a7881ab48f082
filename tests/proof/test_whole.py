"""What whole projects go through: told apart, counted, and in environments they share."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from proof.combinations import combination
from proof.commands import find_python
from proof.course import CannotCheck
from proof.environments import key, releases, set_up
from proof.projects import make_project
from proof.whole import LINTERS, check_whole, counted, linted

MAKEFILE = """\
lint:
\t.venv/bin/ruff check .
\t.venv/bin/mypy .
\t.venv/bin/python manage.py check --deploy
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a Makefile whose commands do nothing."""
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    for name in ("ruff", "mypy", "python"):
        say(tmp_path, name, "true")
    return tmp_path


def say(project: Path, command: str, script: str) -> None:
    file = project / ".venv" / "bin" / command
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


def test_the_commands_of_lint_are_told_apart(project: Path) -> None:
    found = linted(project)
    assert [(each.check, each.status) for each in found] == [
        ("style", "passed"),
        ("types", "passed"),
        ("deploy", "passed"),
    ]


def test_the_command_that_failed_is_named_and_no_later_one(project: Path) -> None:
    say(project, "mypy", "echo 'a.py:1: error: wrong'; exit 1")
    found = linted(project)
    assert [(each.check, each.status) for each in found] == [
        ("style", "passed"),
        ("types", "failed"),
    ]
    assert "a.py:1: error: wrong" in found[-1].reason


def test_pages_are_part_of_the_style_whenever_they_are_looked_at(project: Path) -> None:
    with (project / "Makefile").open("a", encoding="utf-8") as file:
        file.write("\t.venv/bin/djlint --check .\n")
    say(project, "djlint", "exit 1")
    found = {each.check: each.status for each in linted(project)}
    assert found == {"style": "failed", "types": "passed", "deploy": "passed"}


def test_no_reason_says_where_the_project_lay(project: Path) -> None:
    say(project, "ruff", "exit 1")
    found = linted(project)
    assert str(project) not in found[-1].reason


@pytest.mark.parametrize("framework", ["flask", "django"])
def test_every_command_of_lint_has_a_name(framework: str, tmp_path: Path) -> None:
    project = make_project(framework, tmp_path, admin="yes")
    recipe = re.search(r"^lint: .*##.*\n((?:\t.*\n)+)", (project / "Makefile").read_text(), re.M)
    assert recipe
    for command in recipe[1].splitlines():
        known = [name for name, words in LINTERS.items() if re.search(words, command)]
        assert len(known) == 1, command


def test_tests_are_counted() -> None:
    output = "Total coverage: 99.45%\n=== 80 passed, 2 skipped in 5.25s ===\n"
    assert counted(output) == {"tests passed": 80, "tests skipped": 2, "coverage": 99.45}
    with pytest.raises(AssertionError, match="no test"):
        counted("no tests ran in 0.01s")


def test_equal_packages_share_an_environment(tmp_path: Path) -> None:
    def named(name: str, python: str = "python3.11", **answers: str) -> str:
        return key(make_project("flask", tmp_path / name, name, **answers), python)

    assert named("one") == named("two", license="apache-2.0", ci="gitlab", kind="blog")
    assert named("three") != named("four", cache="redis")
    assert named("five") != named("six", python="python3.12")


def test_releases_are_those_of_the_lock(tmp_path: Path) -> None:
    (tmp_path / "uv.lock").write_text(
        """
[[package]]
name = "shop"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "flask" }]
[package.dev-dependencies]
dev = [{ name = "ruff" }]
[[package]]
name = "flask"
version = "3.1.3"
source = { registry = "index" }
[[package]]
name = "ruff"
version = "0.17.5"
source = { registry = "index" }
[[package]]
name = "werkzeug"
version = "3.1.9"
source = { registry = "index" }
""",
        encoding="utf-8",
    )
    assert releases(tmp_path) == {"flask": "3.1.3", "ruff": "0.17.5"}


def test_a_python_that_is_not_here_is_a_reason_to_skip(tmp_path: Path) -> None:
    assert find_python("3.99") is None
    with pytest.raises(CannotCheck, match=r"Python 3\.99 is not installed"):
        set_up(tmp_path, "3.99", tmp_path / "environments")


def test_what_cannot_be_set_up_is_checked_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("proof.environments.find_python", lambda version: None)
    result = check_whole(combination("flask", {}), tmp_path, tmp_path / "environments")
    assert [(each.check, each.status) for each in result.outcomes] == [
        ("render", "passed"),
        ("environment", "skipped"),
    ]
    assert not result.failed
