"""Run commands in turn, and keep how long each took and how much memory it needed."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from benchmarks.result import Row
from proof.commands import commands_path

ROOT = Path(__file__).resolve().parent.parent
LAUNCH = Path(__file__).with_name("launch.py")
MEMORY = Path("/dev/shm")  # noqa: S108  # each run has a folder of its own in it
TIME, PEAK = "time (ms)", "peak memory (MiB)"


@dataclass
class Command:
    """One measured command: milliseconds and peak memory (MiB) of each run."""

    name: str
    words: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str]
    prepare: Callable[[], None] = lambda: None
    times: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    def run(self) -> None:
        self.prepare()
        launched = subprocess.run(
            [sys.executable, "-I", "-S", LAUNCH, *self.words],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if launched.returncode:
            raise CommandFailed(self.name, launched.stderr)
        milliseconds, peak, status = launched.stdout.split()
        if status != "0":
            raise CommandFailed(self.name, launched.stderr)
        self.times.append(float(milliseconds))
        self.peaks.append(mebibytes(int(peak)))

    @property
    def milliseconds(self) -> float:
        return statistics.median(self.times)

    @property
    def peak(self) -> float:
        return statistics.median(self.peaks)

    @property
    def row(self) -> Row:
        return Row(self.name, {TIME: self.milliseconds, PEAK: self.peak})


class CommandFailed(Exception):  # noqa: N818  # no fault of the benchmark
    """A command that ended with another status than 0; ``reason`` is the last line it printed."""

    def __init__(self, name: str, output: str) -> None:
        self.reason = next((line for line in reversed(output.splitlines()) if line.strip()), "")
        super().__init__(f"{name} failed:\n{output}")


def in_turn(commands: Sequence[Command], rounds: int) -> None:
    """Run every command once a round, after one round that does not count.

    So a slow moment of the machine falls on all.
    """
    for command in commands:
        command.run()
        command.times.clear()
        command.peaks.clear()
    for _ in range(rounds):
        for command in commands:
            command.run()


def mebibytes(maximum: int) -> float:
    """Convert what the system counts: kibibytes on Linux, bytes on macOS."""
    return maximum / (1024 if sys.platform == "linux" else 1024**2)


def without(*folders: Path) -> Callable[[], None]:
    """Make sure, unmeasured, that folders are not there."""

    def prepare() -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    return prepare


class Workshop(NamedTuple):
    """Two empty folders, and the variables of a person who has the first as home.

    ``work`` lies in memory where the system offers that: how long a disk takes differs from
    minute to minute. The package cache is the one of the machine.
    """

    home: Path
    work: Path
    environment: Mapping[str, str]


@contextmanager
def workshop() -> Iterator[Workshop]:
    """Give a workshop that is gone afterwards."""
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    with (
        tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as home,
        tempfile.TemporaryDirectory(prefix="bench-", dir=memory) as work,
    ):
        hidden = {"PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV", "UV_PYTHON"}
        environment = {key: value for key, value in os.environ.items() if key not in hidden}
        environment |= {
            "HOME": home,
            "XDG_CACHE_HOME": f"{home}/cache",
            "UV_CACHE_DIR": called(uv(), "cache", "dir"),
            "PATH": commands_path(),
            **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Bench"),
            **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "bench@localhost"),
        }
        yield Workshop(Path(home).resolve(), Path(work).resolve(), environment)


def uv() -> str:
    """Find uv."""
    found = shutil.which("uv", path=commands_path())
    if found is None:
        raise SystemExit("uv is missing: run `make setup`.")
    return found


def called(*words: str | Path) -> str:
    """Run a command that is not measured, and return what it printed."""
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    if result.returncode:
        raise CommandFailed(Path(words[0]).name, result.stderr or result.stdout)
    return result.stdout.strip()
