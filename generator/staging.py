"""A project appears whole or not at all: build it aside, then move it in one rename."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from generator.errors import GeneratorError

MARK = ".new-project-"


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
    made = _make_folders(parent)
    try:
        folder = Path(tempfile.mkdtemp(prefix=MARK, dir=parent)).resolve()
    except OSError as error:
        _remove_empty(made)
        raise _unwritable(parent, error) from error
    try:
        with _ending_signals_raised():
            yield folder
    except OSError as error:
        raise GeneratorError(
            f"Writing failed: {error.strerror or error} ({error.filename or folder}).",
            "Nothing was left behind. Check the space and the permissions of the disk.",
        ) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
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


def _make_folders(parent: Path) -> list[Path]:
    """Make the missing folders above the destination; return those made, outermost first."""
    missing = [folder for folder in (parent, *parent.parents) if not folder.exists()][::-1]
    made: list[Path] = []
    try:
        for folder in missing:
            folder.mkdir()
            made.append(folder)
    except OSError as error:
        _remove_empty(made)
        raise _unwritable(parent, error) from error
    return made


def _remove_empty(folders: list[Path]) -> None:
    for folder in reversed(folders):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _unwritable(parent: Path, error: OSError) -> GeneratorError:
    return GeneratorError(
        f"Nothing can be written into {parent}: {error.strerror or error}.",
        "Choose another folder with --output-dir.",
    )


@contextmanager
def _ending_signals_raised() -> Iterator[None]:
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
