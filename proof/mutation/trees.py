"""The files of a rendered project: read, compared, put into a project for a while."""

from __future__ import annotations

import itertools
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

RECORD = ".new-project.toml"
# Python compares times of files by the second: each that is written gets one of its own.
_TIMES = itertools.count(1_000_000_000)

Files = Mapping[str, bytes]


def write(path: Path, content: bytes) -> None:
    """Write a file so that nothing which was compiled from the one before is believed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    time = next(_TIMES)
    os.utime(path, (time, time))


def files_of(folder: Path) -> Files:
    """Read a rendered project, its record apart, which names every file's content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != RECORD
    }


@contextmanager
def changed(project: Path, pristine: Files, broken: Files) -> Iterator[None]:
    """Put what a broken template changes into a project while the block lasts."""
    names = differing(pristine, broken)
    try:
        _put(project, names, broken)
        yield
    finally:
        _put(project, names, pristine)


def differing(pristine: Files, broken: Files) -> list[str]:
    """Name the files that are not the same, or only in the one."""
    return [
        name
        for name in sorted(pristine.keys() | broken.keys())
        if pristine.get(name) != broken.get(name)
    ]


def restore(project: Path, pristine: Files) -> None:
    """Put back what a run that was stopped left broken."""
    for name, content in pristine.items():
        if not (project / name).exists() or (project / name).read_bytes() != content:
            write(project / name, content)


def _put(project: Path, names: Sequence[str], files: Files) -> None:
    for name in names:
        if name in files:
            write(project / name, files[name])
        else:
            (project / name).unlink(missing_ok=True)


def tidied(project: Path, names: Sequence[str]) -> None:
    """Put broken files in form, so that their form is not what is noticed."""
    tools = project / ".venv" / "bin"
    python = [name for name in names if name.endswith(".py") and (project / name).exists()]
    pages = [name for name in names if name.endswith(".html") and (project / name).exists()]
    commands: list[list[str | Path]] = []
    if python:
        fixed = ("check", "--quiet", "--fix-only", "--select", "F401,I001")
        commands = [[tools / "ruff", *fixed, *python], [tools / "ruff", "format", "-q", *python]]
    if pages:
        commands.append([tools / "djlint", "--quiet", "--reformat", *pages])
    for command in commands:
        subprocess.run(command, cwd=project, check=False, capture_output=True)
    for name in (*python, *pages):
        write(project / name, (project / name).read_bytes())
