"""The quick checks of a broken template: their order, and that everything is put back."""

from __future__ import annotations

import py_compile
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from proof.commands import CommandError
from proof.mutation import ladder
from proof.mutation.ladder import Ladder, changed_lines, is_code, run_tests, tool_of
from proof.mutation.mutants import Mutant
from proof.mutation.trees import changed, differing, files_of, restore, write
from proof.mutation.workshop import Workshop

TEMPLATE, PLACES = "flask-skeleton/app.py", {"flask": ["small"]}
MUTANT = Mutant(TEMPLATE, 1, "swap-boolean", "True", "False", "x = False\n")


class FakeWorkshop(Workshop):
    """Render by copying the template; ``notices`` names the commands that fail."""

    def __init__(self, place: Path, notices: str) -> None:
        super().__init__(1, place)
        self.notices = notices
        self.ran: list[str] = []
        for path in (
            self.repository / "templates" / TEMPLATE,
            self.project("flask", "small") / "app.py",
            self.pristine("flask", "small") / "app.py",
        ):
            write(path, b"x = True\n")

    def render(self, framework: str, folder: Path, shapes: Sequence[str]) -> Mapping[str, Path]:
        self.note("render")
        for shape in shapes:
            content = (self.repository / "templates" / TEMPLATE).read_bytes()
            write(folder / shape / "app.py", content)
        return {shape: folder / shape for shape in shapes}

    def tests_of(self, framework: str, shape: str) -> Mapping[str, Mapping[str, list[str]]]:
        return {"app.py": {"1": [""], "3": ["", "tests/test_app.py::test_x[/a|b]|run"]}}

    def inside(self, *words: str, seconds: float = 300) -> str:
        self.note(words[1])
        return ""

    def note(self, command: str) -> None:
        """Write down what is run, and on which content."""
        self.ran.append(command)
        if command == self.notices:
            raise CommandError(f"{command} in x:\n.venv/bin/ruff check .\nno")


@pytest.fixture
def workshop_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], FakeWorkshop]:
    """Return a function that makes a workshop in which one command fails."""

    def make(notices: str) -> FakeWorkshop:
        workshop = FakeWorkshop(tmp_path, notices)

        def run(command: list[str], project: Path, *_: object, **__: object) -> str:
            assert (project / "app.py").read_bytes() == b"x = False\n"
            near = "tests/test_app.py::test_x" in command
            workshop.note("near tests" if near else command[0])
            return ""

        def make_target(project: Path, target: str, **_: str) -> str:
            return run([f"make {target}"], project)

        monkeypatch.setattr(ladder, "run", run)
        monkeypatch.setattr(ladder, "make_target", make_target)
        monkeypatch.setattr(ladder, "tidied", lambda project, names: None)
        return workshop

    return make


ORDER = ["render", "static", "near tests", "make lint"]


@pytest.mark.parametrize("notices", ORDER)
def test_the_first_check_that_notices_is_the_last(
    notices: str, workshop_of: Callable[[str], FakeWorkshop]
) -> None:
    workshop = workshop_of(notices)
    finding = Ladder(workshop, MUTANT, PLACES).climb()
    assert workshop.ran == ORDER[: ORDER.index(notices) + 1]
    assert finding.check == ("lint: ruff" if notices == "make lint" else notices)
    assert finding.said.endswith("no")


@pytest.mark.parametrize("notices", ["nothing", "near tests", "make lint"])
def test_all_is_put_back(notices: str, workshop_of: Callable[[str], FakeWorkshop]) -> None:
    workshop = workshop_of(notices)
    finding = Ladder(workshop, MUTANT, PLACES).climb()
    assert (finding.check == "") is (notices == "nothing")
    for folder in (workshop.repository / "templates", workshop.project("flask", "small")):
        (content,) = files_of(folder).values()
        assert content == b"x = True\n"


def test_what_changes_no_project_is_left_to_the_slow_checks(
    workshop_of: Callable[[str], FakeWorkshop],
) -> None:
    workshop = workshop_of("nothing")
    finding = Ladder(workshop, MUTANT._replace(content="x = True\n"), PLACES).climb()
    assert finding == ("", "flask", "", "", False)
    assert set(workshop.ran) == {"render"}


@pytest.mark.parametrize(
    ("said", "fails"),
    [
        ("FAILED tests/a.py::test_b - assert 1 == 2\n1 failed", True),
        ("ERROR tests/a.py - NameError\n1 error", True),
        ("no tests ran in 0.01s\nERROR: not found: /x/tests/a.py::test_b", False),
        ("no tests ran in 0.01s\nERROR: file or directory not found: tests/a.py", False),
    ],
)
def test_a_test_that_is_gone_is_no_failure(
    said: str, fails: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object) -> str:
        raise CommandError(f"pytest in x:\n{said}")

    monkeypatch.setattr(ladder, "run", run)
    with pytest.raises(CommandError) if fails else nullcontext():
        run_tests(FakeWorkshop(tmp_path, ""), tmp_path, ["tests/a.py"])


def test_changed_lines_are_those_of_before() -> None:
    assert changed_lines(b"a\nb\nc\n", b"a\nx\nc\n") == [2]
    assert changed_lines(b"a\nb\nc\n", b"a\nb\n") == [3]
    assert changed_lines(b"a\nb\n", b"a\nnew\nb\n") == [2]


def test_the_tool_that_failed_is_the_last_that_ran() -> None:
    said = ".venv/bin/ruff check .\nfine\n.venv/bin/python manage.py makemigrations --check\nno\n"
    assert tool_of(said) == "lint: makemigrations"
    assert tool_of(".venv/bin/mypy .\nno") == "lint: mypy"


@pytest.mark.parametrize(
    ("name", "code"),
    [("a/b.py", True), ("Makefile", True), ("Dockerfile", False), ("docs/a.md", False)],
)
def test_code_is_what_a_project_s_own_checks_look_at(name: str, code: bool) -> None:
    assert is_code(name) is code


def test_a_project_changes_while_the_block_lasts(tmp_path: Path) -> None:
    pristine = {"same": b"0", "changed": b"1", "gone": b"2"}
    broken = {"same": b"0", "changed": b"x", "new": b"3"}
    restore(tmp_path, pristine)
    assert differing(pristine, broken) == ["changed", "gone", "new"]
    with changed(tmp_path, pristine, broken):
        assert files_of(tmp_path) == broken
    assert files_of(tmp_path) == pristine


def test_what_was_compiled_before_is_not_believed(tmp_path: Path) -> None:
    module, compiled = tmp_path / "a.py", tmp_path / "a.pyc"
    write(module, b"x = 1\n")
    py_compile.compile(str(module), cfile=str(compiled))
    known = int.from_bytes(compiled.read_bytes()[8:12], "little")
    assert known == int(module.stat().st_mtime)
    write(module, b"x = 2\n")
    assert known != int(module.stat().st_mtime)
