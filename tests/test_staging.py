"""Staging: a folder appears whole under its name, or there is no trace of it."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.staging import MARK, move_into_place, refuse_occupied, staging

ROOT = Path(__file__).parent.parent

# Stands still in a half-written project until a signal comes.
STANDING = """
import sys, time
from pathlib import Path
from generator.staging import staging

with staging(Path(sys.argv[1])) as stage:
    (stage / "project").mkdir()
    (stage / "project" / "half").write_text("written")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_the_stage_lies_beside_the_destination_and_is_gone_afterwards(work: Path) -> None:
    with staging(work) as stage:
        assert stage.parent == work
        assert stage.name.startswith(MARK)
        (stage / "x").write_text("")
    assert list(work.iterdir()) == []


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_the_stage_is_gone_after_any_exception(work: Path, error: type[BaseException]) -> None:
    def half_done() -> None:
        with staging(work / "made" / "deep") as stage:
            (stage / "x").write_text("")
            raise error

    with pytest.raises(error):
        half_done()
    assert list(work.iterdir()) == []


def test_a_full_disk_is_an_error_with_a_hint_and_leaves_nothing(work: Path) -> None:
    with pytest.raises(GeneratorError, match="No space left") as refused, staging(work / "made"):
        raise OSError(errno.ENOSPC, "No space left on device", "some/file")
    assert "some/file" in refused.value.message
    assert "space" in refused.value.hint
    assert list(work.iterdir()) == []


def test_an_error_of_the_generator_passes_through(work: Path) -> None:
    with pytest.raises(GeneratorError, match="mine"), staging(work):
        raise GeneratorError("mine")


def test_missing_folders_are_made_and_stay_where_something_was_put_into_them(work: Path) -> None:
    with staging(work / "made" / "deep") as stage:
        (stage / "project").mkdir()
        move_into_place(stage / "project", work / "made" / "deep" / "project")
    assert [path.name for path in (work / "made" / "deep").iterdir()] == ["project"]


def test_folders_that_were_there_stay(work: Path) -> None:
    (work / "mine").mkdir()
    with pytest.raises(RuntimeError), staging(work / "mine" / "made"):
        raise RuntimeError
    assert (work / "mine").is_dir()
    assert not (work / "mine" / "made").exists()


@pytest.mark.parametrize("below", ["file", "file/deep", "file/deep/er"])
def test_a_file_where_a_folder_should_be_is_refused(work: Path, below: str) -> None:
    (work / "file").write_text("mine")
    with pytest.raises(GeneratorError, match="Nothing can be written into") as refused:
        staging(work / below).__enter__()
    assert "--output-dir" in refused.value.hint
    assert (work / "file").read_text() == "mine"


def test_a_folder_that_cannot_be_made_leaves_none_above_it(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def failing(self: Path, mode: int = 0o777) -> None:
        if self.name == "two":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        make(self, mode)

    monkeypatch.setattr(Path, "mkdir", failing)
    with pytest.raises(GeneratorError, match="Permission denied"):
        staging(work / "one" / "two").__enter__()
    assert list(work.iterdir()) == []


def test_a_folder_that_cannot_be_written_leaves_none_above_it(
    work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(prefix: str, dir: Path) -> str:  # noqa: A002  # its name in tempfile
        raise PermissionError(errno.EACCES, "Permission denied", str(dir))

    monkeypatch.setattr(tempfile, "mkdtemp", refusing)
    with pytest.raises(GeneratorError, match="Nothing can be written into"):
        staging(work / "one" / "two").__enter__()
    assert list(work.iterdir()) == []


def test_an_empty_folder_and_nothing_at_all_are_free(work: Path) -> None:
    refuse_occupied(work / "nothing")
    (work / "empty").mkdir()
    refuse_occupied(work / "empty")


def test_what_is_there_already_is_refused(work: Path) -> None:
    (work / "full").mkdir()
    (work / "full" / ".hidden").write_text("mine")
    (work / "file").write_text("mine")
    (work / "empty").mkdir()
    (work / "link").symlink_to(work / "empty")
    (work / "dangling").symlink_to(work / "nothing")
    for name in ("full", "file", "link", "dangling"):
        with pytest.raises(GeneratorError) as refused:
            refuse_occupied(work / name)
        assert "--output-dir" in refused.value.hint


def test_a_finished_folder_takes_the_place_of_an_empty_one(work: Path) -> None:
    (work / "project").mkdir()
    with staging(work) as stage:
        (stage / "project").mkdir()
        (stage / "project" / "x").write_text("new")
        move_into_place(stage / "project", work / "project")
    assert (work / "project" / "x").read_text() == "new"


def appear(place: Path, kind: str) -> None:
    if kind == "file":
        place.write_text("mine")
    elif kind == "folder":
        place.mkdir()
        (place / "x").write_text("mine")
    else:
        place.symlink_to("nothing")


@pytest.mark.parametrize("kind", ["file", "folder", "dangling"])
def test_what_appears_meanwhile_is_not_touched(work: Path, kind: str) -> None:
    place = work / "project"
    with staging(work) as stage:
        (stage / "project").mkdir()
        appear(place, kind)
        with pytest.raises(GeneratorError, match="not touched"):
            move_into_place(stage / "project", place)
    assert [path.name for path in work.iterdir()] == ["project"]
    if kind != "dangling":
        assert (place if kind == "file" else place / "x").read_text() == "mine"


def test_handlers_of_signals_are_the_callers_again_afterwards(work: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with staging(work):
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_it_works_in_a_thread_where_no_handler_can_be_set(work: Path) -> None:
    seen: list[bool] = []

    def stage_something() -> None:
        with staging(work) as stage:
            seen.append(stage.is_dir())

    thread = threading.Thread(target=stage_something)
    thread.start()
    thread.join()
    assert seen == [True]
    assert list(work.iterdir()) == []


def interrupted(parent: Path, number: signal.Signals) -> int:
    with subprocess.Popen(
        [sys.executable, "-c", STANDING, str(parent)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        return process.wait(timeout=20)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_that_ends_the_process_leaves_nothing(work: Path, number: signal.Signals) -> None:
    assert interrupted(work / "made", number) != 0
    assert list(work.iterdir()) == []


def test_a_kill_leaves_no_destination(work: Path) -> None:
    assert interrupted(work, signal.SIGKILL) == -signal.SIGKILL
    assert all(path.name.startswith(MARK) for path in work.iterdir())


def test_runs_that_need_the_same_missing_folder_do_not_disturb_each_other(work: Path) -> None:
    parent = work / "not" / "there"
    barrier = threading.Barrier(4)
    faults: list[BaseException] = []

    def stage() -> None:
        barrier.wait()
        try:
            with staging(parent) as folder:
                assert folder.is_dir()
        except GeneratorError as error:
            faults.append(error)

    for _ in range(10):
        threads = [threading.Thread(target=stage) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not faults
    # Who made the parent cannot take it away while another works in it.
    assert [path for path in work.rglob("*") if path.is_file() or path.name.startswith(MARK)] == []


def test_it_waits_for_a_command_that_still_writes(work: Path) -> None:
    writer = (
        # What it writes into comes back; the folder of the project itself does not.
        "import os, sys, time\n"
        "from contextlib import suppress\n"
        "end = time.monotonic() + 0.4\n"
        "while time.monotonic() < end:\n"
        "    with suppress(OSError):\n"
        "        os.mkdir(sys.argv[1] + '/late')\n"
        "    with suppress(OSError):\n"
        "        open(sys.argv[1] + '/late/file', 'w').close()\n"
    )
    with staging(work) as folder:
        process = subprocess.Popen([sys.executable, "-c", writer, str(folder)])
        while not (folder / "late" / "file").exists():
            assert process.poll() is None
    process.wait(timeout=10)
    assert list(work.iterdir()) == []
