"""Run a project's own commands as its owner would, on the interpreter it asks for."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HOME = Path.home()  # a test may be given one of its own, later
TIMEOUT_SECONDS = 900


class CommandError(AssertionError):
    """A command that failed, or took too long; the message ends with what it printed."""


def commands_path() -> str:
    """Find uv beside the interpreter of the tests first, as `make setup` puts it there."""
    return f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


def run(
    command: list[str],
    project: Path,
    variables: Mapping[str, str] | None = None,
    seconds: float = TIMEOUT_SECONDS,
) -> str:
    """Run a command in a project's folder and return what it printed; raise if it fails."""
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    process = subprocess.Popen(
        command,
        cwd=project,
        env={
            **environment,
            "PATH": commands_path(),
            "UV_PYTHON": sys.executable,
            **(variables or {}),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except BaseException as error:
        os.killpg(process.pid, signal.SIGKILL)
        output, _ = process.communicate()
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
        output += f"\nstopped: it took longer than {seconds:.0f} s"
    if process.returncode:
        raise CommandError(f"{' '.join(command)} in {project}:\n{output}")
    return output


def make_target(project: Path, *targets: str, **variables: str) -> str:
    """Run targets of a project's Makefile; fail with what it printed."""
    return run(["make", "--no-print-directory", *targets], project, variables)


def find_python(version: str) -> str | None:
    """Find an interpreter of a version on this machine; none is fetched."""
    for candidate in [
        sys.executable,
        shutil.which(f"python{version}"),
        *(HOME / ".pyenv" / "versions").glob(f"{version}.*/bin/python"),
        *(HOME / ".local" / "share" / "uv" / "python").glob(f"*-{version}.*/bin/python"),
    ]:
        if candidate and _version_of(str(candidate)) == version:
            return str(candidate)
    return None


@functools.cache
def _version_of(python: str) -> str:
    """Ask an interpreter which it is; a shim may stand for none."""
    command = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return result.stdout.strip()
