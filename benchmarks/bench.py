"""Measure the commands against what they are built on: click, cookiecutter, startproject.

Each round runs every command once, so that a slow moment of the machine falls on all; the
table shows medians and their ratio to a baseline of the same run. The generator is
installed from a wheel into an environment of its own with bytecode compiled, as a user's is.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = {"flask": ("kind=single-purpose-tool",), "django": ("kind=ecommerce",)}


@dataclass
class Command:
    """One measured command: milliseconds and peak memory (MiB) of each run."""

    name: str
    words: Sequence[str]
    prepare: Callable[[], None] = lambda: None
    times: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)

    def run(self, folder: Path, environment: dict[str, str]) -> None:
        self.prepare()
        started = time.perf_counter()
        process = subprocess.Popen(
            self.words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        _, status, usage = os.wait4(process.pid, 0)
        self.times.append((time.perf_counter() - started) * 1000)
        # Linux counts kibibytes, macOS bytes.
        self.peaks.append(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2))
        process.returncode = os.waitstatus_to_exitcode(status)
        errors = process.stderr.read().decode() if process.stderr else ""
        if process.stderr:
            process.stderr.close()
        if process.returncode:
            raise SystemExit(f"{self.name} failed: {errors}")

    @property
    def milliseconds(self) -> float:
        return statistics.median(self.times)

    @property
    def peak(self) -> float:
        return statistics.median(self.peaks)


@dataclass(frozen=True)
class Aim:
    """A ratio that the product promises: one command at most so many times another."""

    name: str
    command: str
    baseline: str
    most: float
    memory: bool = False


AIMS = (
    Aim("help", "new-project --help", "import click", 1.25),
    Aim("recommend", "new-project recommend", "import click", 1.6),
    Aim("create flask", "new-project (flask)", "cookiecutter (flask)", 0.6),
    Aim("create django", "new-project (django)", "cookiecutter (django)", 0.6),
    Aim("create django / startproject", "new-project (django)", "startproject", 1.0),
    Aim("memory flask", "new-project (flask)", "cookiecutter (flask)", 1.0, memory=True),
    Aim("memory django", "new-project (django)", "cookiecutter (django)", 1.0, memory=True),
)


def make_environment(folder: Path) -> Path:
    """Install the generator and Django as a user would; return the folder of commands."""
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if uv is None:
        raise SystemExit("uv is missing: run `make setup`.")
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, folder], check=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python, ROOT, "django"],
        check=True,
    )
    return folder / "bin"


def commands(bin_folder: Path, work: Path) -> list[Command]:
    """List what is measured; each creation starts without the project of the round before."""
    python, new_project = str(bin_folder / "python"), str(bin_folder / "new-project")
    listed = [
        Command("python", [python, "-c", "pass"]),
        Command("import click", [python, "-c", "import click"]),
        Command("new-project --help", [new_project, "--help"]),
        Command("new-project recommend", [new_project, "recommend", "--no-input"]),
        Command(
            "startproject",
            [str(bin_folder / "django-admin"), "startproject", "plain"],
            without(work / "plain"),
        ),
    ]
    for framework, settings in ANSWERS.items():
        skeleton = str(ROOT / "templates" / f"{framework}-skeleton")
        theirs = [str(bin_folder / "cookiecutter"), skeleton, "--no-input", "project_name=theirs"]
        listed += [
            Command(
                f"new-project ({framework})",
                create(bin_folder, framework, "ours"),
                without(work / "ours"),
            ),
            Command(f"cookiecutter ({framework})", [*theirs, *settings], without(work / "theirs")),
        ]
    return listed


def cold_commands(bin_folder: Path, work: Path, cache: Path) -> list[Command]:
    """List the first runs, which compile the templates."""
    return [
        Command(
            f"cold ({framework})",
            create(bin_folder, framework, "cold"),
            without(work / "cold", cache),
        )
        for framework in ANSWERS
    ]


def create(bin_folder: Path, framework: str, name: str) -> list[str]:
    """Write the command that makes a project from the same answers as cookiecutter."""
    settings = [word for setting in ANSWERS[framework] for word in ("--set", setting)]
    options = ["--no-input", "--no-git", "--framework", framework, *settings]
    return [str(bin_folder / "new-project"), *options, name]


def without(*folders: Path) -> Callable[[], None]:
    """Make sure, unmeasured, that folders are not there."""

    def prepare() -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    return prepare


def measure(rounds: int) -> list[Command]:
    """Run every command once a round, after one round that does not count.

    The first runs come last: they write the most, and a disk is slow after that.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as temporary:
        folder = Path(temporary)
        work, cache = folder / "work", folder / "cache"
        work.mkdir()
        bin_folder = make_environment(folder / "environment")
        environment = {
            key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
        }
        environment |= {"HOME": str(folder), "XDG_CACHE_HOME": str(cache)}
        warm, cold = commands(bin_folder, work), cold_commands(bin_folder, work, cache)
        for listed in (warm, cold):
            for command in listed * (rounds + 1):
                command.run(work, environment)
    for command in (*warm, *cold):
        del command.times[0], command.peaks[0]
    return [*warm, *cold]


def results(listed: Sequence[Command], aims: Sequence[Aim] = AIMS) -> dict[str, Any]:
    """Give medians of all commands and the ratios aimed at."""
    by_name = {command.name: command for command in listed}
    ratios = []
    for aim in aims:
        ours, theirs = by_name[aim.command], by_name[aim.baseline]
        ratio = ours.peak / theirs.peak if aim.memory else ours.milliseconds / theirs.milliseconds
        ratios.append({"aim": aim.name, "ratio": round(ratio, 2), "at_most": aim.most})
    return {
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "rounds": len(listed[0].times),
        "commands": [
            {
                "command": command.name,
                "milliseconds": round(command.milliseconds, 1),
                "peak_mib": round(command.peak, 1),
            }
            for command in listed
        ],
        "ratios": ratios,
    }


def show(result: dict[str, Any]) -> None:
    """Print the results as tables."""
    print(f"Python {result['python']}, {result['machine']}, {result['rounds']} rounds, medians\n")
    print(f"{'command':28}{'ms':>8}{'peak MiB':>10}")
    for row in result["commands"]:
        print(f"{row['command']:28}{row['milliseconds']:>8.1f}{row['peak_mib']:>10.1f}")
    print(f"\n{'ratio':30}{'measured':>8}{'at most':>9}")
    for row in result["ratios"]:
        met = "" if row["ratio"] <= row["at_most"] else "  missed"
        print(f"{row['aim']:30}{row['ratio']:>8.2f}{row['at_most']:>9.2f}{met}")


def report(
    measured: Callable[[int], list[Command]] = measure,
    aims: Sequence[Aim] = AIMS,
    description: str | None = __doc__,
) -> None:
    """Measure and print; exit 1 where an aim is missed."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    result = results(measured(options.rounds), aims)
    if options.json:
        print(json.dumps(result, indent=2))
    else:
        show(result)
    missed = [row for row in result["ratios"] if row["ratio"] > row["at_most"]]
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    report()
