"""Run a new project's own commands: its environment, its lint, its tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.errors import GeneratorError

TAIL_LINES = 15
STOPPED = 130  # as a shell reports a command that was interrupted

Progress = Callable[[str], None]


class Outcome(NamedTuple):
    """How a command ended: its exit status and the last lines it printed."""

    status: int
    tail: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return self.status == 0

    @property
    def stopped(self) -> bool:
        return self.status == STOPPED


def install(project: Path, python: str, progress: Progress) -> Outcome:
    """Make the environment and lock the dependencies: uv where it is present, else pip.

    ``python`` is the oldest version the project runs on. A failure is the caller's to
    report: a project without its environment is still whole.
    """
    if not shutil.which("make"):
        return Outcome(127, ("make is not installed",))
    try:
        outcome = run(["make", "--no-print-directory", "setup"], project, python, progress)
    except KeyboardInterrupt:  # the project is in its place already, and stays there
        return Outcome(STOPPED, ("stopped",))
    if outcome.ok and not (project / "uv.lock").exists():
        return _freeze(project, progress)
    return outcome


def verify(project: Path, python: str, progress: Progress) -> None:
    """Run the project's own lint and tests in a copy beside it, and refuse it if they fail."""
    if not shutil.which("make"):
        raise GeneratorError("--verify needs make.", "Install make, or leave --verify out.")
    copy = project.with_name(project.name + ".verify")
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".git"))
    for target in ("setup", "lint", "test"):
        outcome = run(["make", "--no-print-directory", target], copy, python, progress)
        if not outcome.ok:
            raise GeneratorError(
                f"make {target} failed in the new project, so it was not created:\n"
                + "\n".join(f"  {line}" for line in outcome.tail),
                "Look at the lines above; --verify needs the network or a filled package cache.",
            )
    shutil.rmtree(copy, ignore_errors=True)


def interpreter(version: str) -> dict[str, str]:
    """Name an interpreter of at least a version for make and uv, where one is at hand."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if _numbers(running) >= _numbers(version):
        found: str | None = sys.executable
    else:
        found = shutil.which(f"python{version}")
    return {"PYTHON": found, "UV_PYTHON": found} if found else {}


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def run(command: Sequence[str], folder: Path, python: str, progress: Progress) -> Outcome:
    """Run a command, hand on each line it prints and keep the last ones."""
    # An activated environment of the caller's must not be taken for the project's; an
    # interpreter that the caller names is.
    own = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    environment = {"UV_NO_PROGRESS": "1", **interpreter(python), **own}
    tail: deque[str] = deque(maxlen=TAIL_LINES)
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            for line in process.stdout or ():
                tail.append(line.rstrip())
                progress(line.rstrip())
        except BaseException:
            # Make's children as well: none may go on writing into a folder that is removed.
            if hasattr(os, "killpg"):
                os.killpg(process.pid, signal.SIGTERM)
            else:  # Windows has no groups of this kind
                process.terminate()
            raise
    return Outcome(process.returncode, tuple(tail))


def _freeze(project: Path, progress: Progress) -> Outcome:
    """Write down what pip installed, where there is no uv to lock it."""
    python = project / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        return Outcome(127, (f"make setup made no {python.relative_to(project)}",))
    command = [str(python), "-m", "pip", "freeze", "--exclude-editable"]
    result = subprocess.run(
        command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if result.returncode == 0:
        (project / "requirements.lock").write_text(result.stdout, encoding="utf-8")
        progress("requirements.lock written")
    return Outcome(result.returncode, tuple(result.stderr.splitlines()[-TAIL_LINES:]))
