"""Runs of the proof: they go on where they were, and keep what there is to see of a failure."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from proof.archive import Archive, Kept
from proof.combinations import Combination
from proof.commands import CommandError
from proof.commands import run as run_command
from proof.course import CannotCheck, Course
from proof.depths import Depth
from proof.outcome import Outcome, Result
from proof.runner import prove_batch, run

ONE = Combination("flask", {"cache": "none"})
TWO = Combination("django", {"cache": "redis"})
CALLS = "PROOF_TEST_CALLS"


def prove(batch: Sequence[Combination], folder: Path) -> Iterable[Result]:
    """Note the call, and fail where a file says so."""
    for one in batch:
        notes = Path(os.environ[CALLS])
        with notes.open("a", encoding="utf-8") as file:
            file.write(f"{one.id}\n")
        wrong = (notes.parent / f"{one.id}.wrong").exists()
        outcome = Outcome("check", "failed" if wrong else "passed", 0.1, "why", "what there is")
        yield Result(one, (outcome,), {"passed": 3})


def dies(batch: Sequence[Combination], folder: Path) -> Iterable[Result]:
    """Prove one combination, and come to grief with the next."""
    yield Result(batch[0], (Outcome("check", "passed"),), {})
    raise RuntimeError("no more")


def sleeps(batch: Sequence[Combination], folder: Path) -> Iterable[Result]:
    """Take longer than any batch may."""
    time.sleep(60)
    yield from ()


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Give the combinations that were proven since the last time."""
    notes = tmp_path / "calls"
    notes.touch()
    monkeypatch.setenv(CALLS, str(notes))

    def read() -> list[str]:
        names = sorted(notes.read_text(encoding="utf-8").split())
        notes.write_text("", encoding="utf-8")
        return names

    return read


def depth(state: str = "a", **combinations: Combination) -> Depth:
    return Depth(
        "test", "A test", combinations or {"one": ONE, "two": TWO}, prove, lambda _: state, 1, 60
    )


def test_a_run_goes_on_where_it_was(tmp_path: Path, calls: Callable[[], list[str]]) -> None:
    (tmp_path / f"{TWO.id}.wrong").touch()
    assert run(depth(), tmp_path, 1) == (1, 1, 0)
    assert calls() == sorted([ONE.id, TWO.id])
    (tmp_path / f"{TWO.id}.wrong").unlink()
    assert run(depth(), tmp_path, 1) == (2, 0, 0)
    assert calls() == [TWO.id]
    assert run(depth(), tmp_path, 1) == (2, 0, 0)
    assert calls() == []
    assert run(depth("b"), tmp_path, 2) == (2, 0, 0)
    assert len(calls()) == 2
    assert run(depth("b"), tmp_path, 1, fresh=True) == (2, 0, 0)
    assert len(calls()) == 2


def test_what_is_asked_for_no_more_is_forgotten(
    tmp_path: Path, calls: Callable[[], list[str]]
) -> None:
    (tmp_path / f"{TWO.id}.wrong").touch()
    run(depth(), tmp_path, 1)
    evidence = tmp_path / "test" / "failures" / TWO.id
    assert evidence.exists()
    run(depth(another=ONE), tmp_path, 1)
    assert not evidence.exists()
    assert {kept.name for kept in Archive(tmp_path / "test").results().values()} == {"another"}


def test_the_evidence_of_a_failure_is_kept(tmp_path: Path, calls: Callable[[], list[str]]) -> None:
    (tmp_path / f"{TWO.id}.wrong").touch()
    run(depth(), tmp_path, 1)
    folder = tmp_path / "test" / "failures" / TWO.id
    assert "what there is" in (folder / "check.log").read_text(encoding="utf-8")
    assert 'cache = "redis"' in (folder / "answers.toml").read_text(encoding="utf-8")
    assert str(folder) in (folder / "command.txt").read_text(encoding="utf-8")
    summary = json.loads((tmp_path / "test" / "run.json").read_text(encoding="utf-8"))
    assert (summary["planned"], summary["left"]) == (2, 0)
    (tmp_path / f"{TWO.id}.wrong").unlink()
    run(depth(), tmp_path, 1)
    assert not folder.exists()


def test_a_line_that_was_cut_off_counts_for_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "test")
    kept = Kept("one", "a", "2026-01-01T00:00:00+00:00", Result(ONE, (), {"releases": {}}))
    archive.keep(kept)
    with (tmp_path / "test" / "results.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "flask-')
    assert archive.results() == {ONE.id: kept}


def test_what_is_no_result_is_left_out_and_gone_with_the_next_run(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "test")
    kept = Kept("one", "a", "2026-01-01T00:00:00+00:00", Result(ONE, (), {"releases": {}}))
    results = tmp_path / "test" / "results.jsonl"
    results.write_bytes(b'\xff\xfe{"x"\n[1]\n{"name": 1}\n\n')
    archive.keep(kept)
    assert archive.results() == {ONE.id: kept}
    archive.prune({ONE.id: "one"}, {ONE.id: "a"})
    assert len(results.read_text(encoding="utf-8").splitlines()) == 1
    assert archive.results() == {ONE.id: kept}
    assert {each.name for each in archive.folder.iterdir()} == {"results.jsonl"}


def test_what_stops_a_batch_is_a_failure_of_the_rest(tmp_path: Path) -> None:
    first, second = prove_batch(dies, [ONE, TWO], tmp_path, 60)
    assert not first.failed
    assert second.failed
    assert "no more" in second.outcomes[0].reason
    (late,) = prove_batch(sleeps, [ONE], tmp_path, 1)
    assert late.failed
    assert "longer than 1 s" in late.outcomes[0].reason
    assert list(tmp_path.iterdir()) == []


def refuse(reason: str) -> None:
    raise CannotCheck(reason)


def test_a_check_that_raises_has_failed_and_the_next_goes_on() -> None:
    course = Course()
    with course.check("first"):
        assert not course.outcomes, "this holds"
        assert course.outcomes, "it is\nnot so"
    with course.check("second"):
        pass
    with course.check("third"):
        refuse("Redis does not answer")
    assert [each.status for each in course.outcomes] == ["failed", "passed", "skipped"]
    assert "it is" in course.outcomes[0].reason
    assert "Traceback" in course.outcomes[0].log
    assert course.outcomes[2].reason == "Redis does not answer"
    assert course.passed("second")
    assert not course.passed("first")
    assert not course.passed("never made")


def test_the_log_of_a_command_is_what_it_printed(tmp_path: Path) -> None:
    course = Course()
    with course.check("lint"):
        run_command(
            [
                "sh",
                "-c",
                "echo fine; echo 'a.py:1: error: wrong'; echo 'make: Error 1'; exit 2",
            ],
            tmp_path,
            {"TOLD_TO_NOBODY": "secret-value"},
        )
    (outcome,) = course.outcomes
    assert outcome.reason.endswith("a.py:1: error: wrong")
    assert "fine" in outcome.log
    assert "secret-value" not in outcome.log


def test_a_command_that_takes_too_long_is_stopped_with_its_children(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"longer than 0 s|longer than 1 s"):
        run_command(["sh", "-c", "sleep 60 & echo $! > child; wait"], tmp_path, seconds=1)
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        if not _runs(child):
            return
        time.sleep(0.1)
    raise AssertionError("the child still runs")


def _runs(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2]
    except OSError:
        return False
    return status != "Z"


STOPPED = """
import sys
from pathlib import Path
from proof.runner import run
from tests.proof.test_runner import ONE, TWO, depth, hangs
run(depth(one=ONE, two=TWO)._replace(prove=hangs), Path(sys.argv[1]), 1)
"""


def hangs(batch: Sequence[Combination], folder: Path) -> Iterable[Result]:
    """Start a command that does not end by itself, and say so."""
    notes = Path(os.environ[CALLS])
    run_command(["sh", "-c", f"echo $$ > {notes}; sleep 300"], folder)
    yield from ()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_stopped_leaves_no_process(
    number: int, tmp_path: Path, calls: Callable[[], list[str]]
) -> None:
    root = Path(__file__).parent.parent.parent
    process = subprocess.Popen([sys.executable, "-c", STOPPED, tmp_path], cwd=root)
    notes = Path(os.environ[CALLS])
    deadline = time.monotonic() + 60
    while not notes.read_text(encoding="utf-8").strip():
        assert time.monotonic() < deadline, "the batch did not begin"
        time.sleep(0.1)
    command = int(notes.read_text(encoding="utf-8"))
    process.send_signal(number)
    assert process.wait(timeout=30) != 0
    for _ in range(100):
        if not _runs(command):
            break
        time.sleep(0.1)
    assert not _runs(command)
    summary = json.loads((tmp_path / "test" / "run.json").read_text(encoding="utf-8"))
    assert summary["left"] == 2


def test_results_survive_being_written(tmp_path: Path) -> None:
    result = Result(TWO, (Outcome("tests", "skipped", 1.5, "why", "a log"),), {"coverage": 99.5})
    table: Mapping[str, object] = json.loads(json.dumps(result.as_dict()))
    again = Result.from_dict(table)
    assert again.outcomes == (Outcome("tests", "skipped", 1.5, "why"),)
    assert again.combination == TWO
    assert again.facts == {"coverage": 99.5}
    with pytest.raises(KeyError):
        Result.from_dict({"framework": "flask"})
