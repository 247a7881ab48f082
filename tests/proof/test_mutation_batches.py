"""The slow checks, on many mutants at once: who is blamed for what."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue

import pytest

from proof.commands import CommandError
from proof.mutation import batches as module
from proof.mutation.batches import SIZE, Batch, Suspect, batches, failing_anyway
from proof.mutation.ladder import Finding
from proof.mutation.mutants import Mutant
from proof.mutation.record import RESULTS
from proof.mutation.trees import files_of, write
from proof.mutation.workers import Workers
from proof.mutation.workshop import Workshop


def suspect(name: str, shape: str = "small", part: str = "") -> Suspect:
    mutant = Mutant(name, 1, "drop-line", "x", "", f"broken {name}\n", part)
    return Suspect(mutant, ("flask",), Finding("", "flask", shape, "", rendered=True))


class FakeWorkshop(Workshop):
    """Render by copying; a test fails where the file it is named after is broken."""

    def __init__(self, place: Path, names: Sequence[str]) -> None:
        super().__init__(1, place)
        self.asked: list[tuple[str, ...]] = []
        for name in names:
            for folder in (
                self.repository / "templates",
                self.project("flask", "small"),
                self.pristine("flask", "small"),
            ):
                write(folder / name, b"whole\n")

    def render(self, framework: str, folder: Path, shapes: Sequence[str]) -> Mapping[str, Path]:
        for name, content in files_of(self.repository / "templates").items():
            for shape in shapes:
                write(folder / shape / name, content)
        return {shape: folder / shape for shape in shapes}

    def broken_names(self, folder: Path) -> list[str]:
        return [name for name, text in files_of(folder).items() if text != b"whole\n"]

    def inside(self, *words: str, seconds: float = 300) -> str:
        """Fail in our tests for what is called `ours…`, in the contract for `asked…`."""
        kind = "ours" if "pytest" in words else "asked"
        names = self.broken_names(self.repository / "templates")
        if "-x" in words:
            names = [name for name in names if f"tests/test_{name}.py::test_x" in words]
        self.fail([name for name in names if name.startswith(kind)])
        return ""

    def fail(self, names: Sequence[str]) -> None:
        if names:
            raise CommandError(
                "x\n" + "\n".join(f"FAILED tests/test_{name}.py::test_x - no" for name in names)
            )


@pytest.fixture
def workshop_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakeWorkshop]:
    """Return a function that makes a workshop with templates of names."""

    def make(*names: str) -> FakeWorkshop:
        workshop = FakeWorkshop(tmp_path, names)

        def run_tests(_: Workshop, project: Path, tests: Sequence[str]) -> None:
            workshop.asked.append(tuple(tests))
            broken = workshop.broken_names(project)
            workshop.fail([name for name in broken if name.startswith("tested")])

        monkeypatch.setattr(module, "run_tests", run_tests)
        return workshop

    return make


def test_each_is_noticed_by_the_first_check_that_it_fails(
    workshop_of: Callable[..., FakeWorkshop],
) -> None:
    names = ("tested-1", "ours", "lives", "asked", "tested-2")
    workshop = workshop_of(*names)
    found = Batch(workshop, [suspect(name) for name in names]).settle()
    assert {each.mutant.file: finding.check for each, finding in found} == {
        "tested-1": "tests",
        "tested-2": "tests",
        "ours": "our tests",
        "asked": "contract",
        "lives": None,
    }
    # All at once, and then each with the tests that failed then.
    both = ("tests/test_tested-1.py::test_x", "tests/test_tested-2.py::test_x")
    assert workshop.asked == [(), both, both, both, both, both]
    for folder in (workshop.repository / "templates", workshop.project("flask", "small")):
        assert workshop.broken_names(folder) == []


def test_a_test_that_fails_anyway_notices_nothing(
    workshop_of: Callable[..., FakeWorkshop],
) -> None:
    workshop = workshop_of("ours-1", "ours-2")
    anyway = failing_anyway(workshop, ["flask"])
    assert anyway == set()
    suspects = [suspect("ours-1"), suspect("ours-2")]
    found = Batch(workshop, suspects, ["tests/test_ours-1.py::test_x"]).settle()
    checks = {each.mutant.file: finding.check for each, finding in found}
    assert checks == {"ours-1": None, "ours-2": "our tests"}
    both = [f"tests/test_{each.mutant.file}.py::test_x" for each in suspects]
    found = Batch(workshop, suspects, both).settle()
    assert {finding.check for _, finding in found} == {None}
    with workshop.broken([suspects[0].mutant]):
        assert failing_anyway(workshop, ["flask"]) == set(both[:1])


def test_without_code_only_our_tests_are_asked(workshop_of: Callable[..., FakeWorkshop]) -> None:
    names = ("tested", "ours", "asked")
    workshop = workshop_of(*names)
    found = Batch(workshop, [suspect(name, shape="") for name in names]).settle()
    checks = {each.mutant.file: finding.check for each, finding in found}
    assert checks == {"tested": None, "ours": "our tests", "asked": None}
    assert workshop.asked == []


def test_who_fails_only_together_with_others_is_not_blamed(
    workshop_of: Callable[..., FakeWorkshop], monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = workshop_of("a", "b")

    def inside(*words: str, seconds: float = 300) -> str:
        names = workshop.broken_names(workshop.repository / "templates")
        workshop.fail(names if len(names) > 1 else [])
        return ""

    monkeypatch.setattr(workshop, "inside", inside)
    found = Batch(workshop, [suspect(name) for name in ("a", "b")]).settle()
    assert [finding.check for _, finding in found] == [None, None]


def test_batches_hold_no_file_twice_and_only_one_group() -> None:
    suspects = [
        *(suspect("a.py") for _ in range(2)),
        suspect("b.py"),
        suspect("c.py", "default"),
        *(suspect("m.json", part=part) for part in ("x", "y")),
    ]
    names = [[each.mutant.file for each in batch] for batch in batches(suspects)]
    assert names == [["a.py", "b.py", "m.json", "m.json"], ["a.py"], ["c.py"]]
    many = batches(suspect(f"{number}.py") for number in range(2 * SIZE + 1))
    assert [len(batch) for batch in many] == [SIZE, SIZE, 1]


STOPPED = """
import os, signal, sys
from pathlib import Path
from generator.staging import ending_signals_raised
from proof.commands import run
from proof.mutation.workers import Workers

place = Path(sys.argv[1])

def work(workshop):
    words = f"echo $$ > {place / 'child'}; kill -TERM {os.getpid()}; sleep 300"
    run(["sh", "-c", words], place)

with ending_signals_raised():
    Workers(place, 2)._all(work)
"""


def test_workers_that_are_stopped_end_what_they_run(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, tmp_path],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.rstrip().endswith("KeyboardInterrupt")
    assert not Path("/proc", (tmp_path / "child").read_text().strip()).exists()


def test_what_was_stopped_in_the_middle_is_not_kept(tmp_path: Path) -> None:
    workers = Workers(tmp_path, 1)
    found = suspect("a")
    waiting: SimpleQueue[str] = SimpleQueue()
    waiting.put("one")
    waiting.put("two")
    taken = workers._taken(waiting)
    assert next(taken) == "one"
    workers._keep(found.mutant, found.finding, 1.0, 1)
    before = (tmp_path / RESULTS).read_text(encoding="utf-8")
    workers.stopped.set()
    workers._keep(found.mutant, found.finding, 1.0, 1)
    assert (tmp_path / RESULTS).read_text(encoding="utf-8") == before
    assert list(taken) == []
