"""A project appears whole or not at all: build it aside, then move it in one rename."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from generator.errors import GeneratorError

MARK = ".new-project-"
ATTEMPTS = 10
PAUSE_SECONDS = 0.1


def refuse_occupied(destination: Path) -> None:
    """Refuse a destination that holds anything; an empty folder is welcome."""
    if destination.is_symlink() or (destination.exists() and not destination.is_dir()):
        raise GeneratorError(
            f"{destination} exists and is not a folder.", "Choose another name or --output-dir."
        )
    if destination.is_dir() and any(destination.iterdir()):
        raise GeneratorError(
            f"{destination} exists and is not empty; nothing in it was touched.",
            "Choose another name or --output-dir, or move the folder away.",
        )


@contextmanager
def staging(parent: Path) -> Iterator[Path]:
    """Give a folder beside the destination that is gone afterwards, whatever happens.

    Signals that would end the process at once are turned into exceptions meanwhile, so
    that only a kill that no process can see leaves the hidden folder behind.
    """
    with ending_signals_raised():
        folder, made = _make_stage(parent)
        try:
            yield folder
        except OSError as error:
            raise GeneratorError(
                f"Writing failed: {error.strerror or error} ({error.filename or folder}).",
                "Nothing was left behind. Check the space and the permissions of the disk.",
            ) from error
        finally:
            with _signals_held():
                _remove(folder)
                _remove_empty(made)


def move_into_place(staged: Path, destination: Path) -> None:
    """Let the finished folder appear under its name, all at once."""
    try:
        if os.name == "nt" and destination.is_dir():
            destination.rmdir()
        staged.rename(destination)
    except OSError as error:
        if error.errno not in {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EISDIR}:
            raise
        raise GeneratorError(
            f"{destination} appeared or filled up meanwhile; it was not touched.",
            "Choose another name or --output-dir.",
        ) from error


def _make_stage(parent: Path) -> tuple[Path, list[Path]]:
    """Make the hidden folder, and those missing above it, outermost first."""
    made: list[Path] = []
    failure = OSError()
    for _ in range(ATTEMPTS):
        try:
            _make_folders(parent, made)
            return Path(tempfile.mkdtemp(prefix=MARK, dir=parent)).resolve(), made
        except FileNotFoundError as error:
            # Another run that had made the parent failed, and took it away: once more.
            failure = error
        except OSError as error:
            failure = error
            break
    _remove_empty(made)
    raise _unwritable(parent, failure) from failure


def _make_folders(parent: Path, made: list[Path]) -> None:
    missing = [folder for folder in (parent, *parent.parents) if not folder.exists()]
    for folder in reversed(missing):
        try:
            folder.mkdir()
        except FileExistsError:  # by another run, meanwhile
            if not folder.is_dir():
                raise
        else:
            made.append(folder)


def _remove(folder: Path) -> None:
    """Remove a folder, patiently: a command that was stopped may still write into it."""
    for _ in range(ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(PAUSE_SECONDS)


def _remove_empty(folders: list[Path]) -> None:
    """Remove folders that nobody has put anything into."""
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _unwritable(parent: Path, error: OSError) -> GeneratorError:
    return GeneratorError(
        f"Nothing can be written into {parent}: {error.strerror or error}.",
        "Choose another folder with --output-dir.",
    )


@contextmanager
def ending_signals_raised() -> Iterator[None]:
    """Raise ``KeyboardInterrupt`` for signals that end a process, where handlers can be set."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    before = {}
    try:
        for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
            before[number] = signal.signal(number, interrupt)
    except ValueError:  # not in the main thread: there the caller handles signals
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Put off signals that would interrupt, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(
        signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    )
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
