"""A new project's own commands: making its environment, running its lint and its tests."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import environment
from generator.environment import TAIL_LINES, Outcome, install, interpreter, run, verify
from generator.errors import GeneratorError

ToolMaker = Callable[..., Path]
PYTHON = "3.11"

PIP_FREEZE = """\
mkdir -p .venv/bin
printf '#!/bin/sh\\necho "flask==3.1.2"\\n' > .venv/bin/python
chmod +x .venv/bin/python
"""


@pytest.fixture
def project(work: Path) -> Path:
    folder = work / "project"
    (folder / ".git").mkdir(parents=True)
    (folder / "Makefile").write_text("")
    return folder


def quiet(line: str) -> None:
    """Be told of progress and do nothing with it."""


def test_a_command_hands_on_each_line_and_keeps_the_last_ones(project: Path) -> None:
    seen: list[str] = []
    outcome = run(["sh", "-c", "seq 30; echo fault >&2; exit 3"], project, PYTHON, seen.append)
    assert seen == [*map(str, range(1, 31)), "fault"]
    assert outcome == Outcome(3, tuple(seen[-TAIL_LINES:]))
    assert not outcome.ok


def test_a_command_runs_in_the_project_and_not_in_the_callers_environment(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIRTUAL_ENV", "/callers")
    outcome = run(["sh", "-c", 'echo "$PWD|$VIRTUAL_ENV|$PYTHON"; cat'], project, PYTHON, quiet)
    assert outcome == Outcome(0, (f"{project}||{sys.executable}",))


def test_the_running_interpreter_is_named_where_it_is_new_enough() -> None:
    assert interpreter("3.9") == {"PYTHON": sys.executable, "UV_PYTHON": sys.executable}


def test_a_newer_interpreter_is_named_where_it_is_installed(tools: ToolMaker) -> None:
    assert interpreter("3.99") == {}
    found = str(tools(**{"python3.99": ""}) / "python3.99")
    assert interpreter("3.99") == {"PYTHON": found, "UV_PYTHON": found}


def test_an_interpreter_that_the_caller_names_is_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON", "/callers/python")
    assert run(["sh", "-c", 'echo "$PYTHON"'], project, PYTHON, quiet).tail == ("/callers/python",)


def test_a_command_is_ended_when_the_caller_is_interrupted(project: Path) -> None:
    def interrupt(line: str) -> None:
        raise KeyboardInterrupt

    child = "sleep 60 & echo $! > child; echo begun; wait"
    with pytest.raises(KeyboardInterrupt):
        run(["sh", "-c", child], project, PYTHON, interrupt)
    left = Path("/proc", (project / "child").read_text().strip(), "exe")
    deadline = time.monotonic() + 5
    while left.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left.exists()


def test_output_that_is_no_utf8_does_no_harm(project: Path) -> None:
    assert run(["printf", r"\377\n"], project, PYTHON, quiet) == Outcome(0, ("�",))


def test_the_environment_is_made_by_the_projects_own_setup(project: Path, tools: ToolMaker) -> None:
    tools(make='echo "$@" > called; : > uv.lock')
    assert install(project, PYTHON, quiet).ok
    assert (project / "called").read_text() == "--no-print-directory setup\n"
    assert not (project / "requirements.lock").exists()


def test_without_a_lock_of_uv_what_pip_installed_is_written_down(
    project: Path, tools: ToolMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    (project.parent / "setup.sh").write_text(PIP_FREEZE)
    tools(make=f"PATH=/usr/bin:/bin; . {project.parent / 'setup.sh'}")
    lines: list[str] = []
    assert install(project, PYTHON, lines.append).ok
    assert (project / "requirements.lock").read_text() == "flask==3.1.2\n"
    assert "requirements.lock written" in lines


def test_a_failing_setup_is_an_outcome_and_no_error(project: Path, tools: ToolMaker) -> None:
    tools(make="echo no network; exit 2")
    assert install(project, PYTHON, quiet) == Outcome(2, ("no network",))


def test_a_setup_that_makes_no_environment_is_a_failure(project: Path, tools: ToolMaker) -> None:
    tools(make="exit 0")
    outcome = install(project, PYTHON, quiet)
    assert not outcome.ok
    assert ".venv" in outcome.tail[0]


def test_a_setup_that_is_interrupted_is_a_failure_and_the_project_stays(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object) -> Outcome:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "run", interrupted)
    assert not install(project, PYTHON, quiet).ok
    assert (project / "Makefile").exists()


def test_without_make_installing_fails_and_verifying_is_refused(
    project: Path, tools: ToolMaker
) -> None:
    tools()
    assert install(project, PYTHON, quiet) == Outcome(127, ("make is not installed",))
    with pytest.raises(GeneratorError, match="needs make") as refused:
        verify(project, PYTHON, quiet)
    assert refused.value.hint


def test_verifying_runs_setup_lint_and_tests_in_a_copy_without_git(
    project: Path, tools: ToolMaker
) -> None:
    seen = project.parent / "seen"
    tools(make=f'echo "$2 $PWD" >> {seen}; test -e .git && exit 1; : > made-by-make')
    verify(project, PYTHON, quiet)
    copy = f"{project}.verify"
    assert seen.read_text().splitlines() == [
        f"{target} {copy}" for target in ("setup", "lint", "test")
    ]
    assert sorted(path.name for path in project.iterdir()) == [".git", "Makefile"]
    assert not Path(copy).exists()


@pytest.mark.parametrize("target", ["setup", "lint", "test"])
def test_a_project_that_fails_its_own_checks_is_refused_with_the_last_lines(
    project: Path, tools: ToolMaker, target: str
) -> None:
    tools(make=f'echo "this is $2"; test "$2" != {target}')
    with pytest.raises(GeneratorError, match=f"make {target} failed") as refused:
        verify(project, PYTHON, quiet)
    assert f"  this is {target}" in refused.value.message
    assert refused.value.hint
