"""A rendered project in memory: its files, and what its own record says of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from generator.record import RECORD_FILE
from generator.skeletons import Skeleton, files_below, load_skeleton

VENDOR = "static/vendor/"  # as its makers wrote it


class Fault(NamedTuple):
    """What is wrong in a content; ``line`` is 0 where no line can be named."""

    line: int
    what: str


class Problem(NamedTuple):
    """What is wrong in a project, and where."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}"


class Content:
    """What files hold, one object for all files of a kind that hold the same.

    What is found out of a content is therefore kept by ``functools.cache``, for all projects.
    """

    known: dict[tuple[str, bytes], Content] = {}  # noqa: RUF012  # one registry is the point

    def __init__(self, kind: str, text: str) -> None:
        self.kind = kind
        self.text = text

    @classmethod
    def of(cls, name: str, data: bytes) -> Content:
        """Find the content of a file; its kind is the suffix, or the whole name without one."""
        kind = Path(name).suffix or Path(name).name
        key = kind, blake2b(data, digest_size=16).digest()
        if key not in cls.known:
            cls.known[key] = cls(kind, data.decode("utf-8", errors="replace"))
        return cls.known[key]


class Project:
    """The files of a project below its folder, by their paths with slashes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: Mapping[str, Content] = {
            name: Content.of(name, (folder / name).read_bytes()) for name in files_below(folder)
        }

    @cached_property
    def record(self) -> Mapping[str, Any]:
        """What the project says of how it was made."""
        return tomllib.loads(self.files[RECORD_FILE].text)

    @cached_property
    def skeleton(self) -> Skeleton:
        return load_skeleton(self.record["skeleton"].removesuffix("-skeleton"))

    @cached_property
    def metadata(self) -> Mapping[str, Any]:
        """What ``pyproject.toml`` says."""
        return tomllib.loads(self.files["pyproject.toml"].text)

    @cached_property
    def modules(self) -> Mapping[str, str]:
        """Map the dotted name of each module to its path; a package has its folder's name.

        What no statement can import (``gunicorn.conf.py``) goes by its path.
        """
        return {_dotted(path): path for path in self.files if path.endswith(".py")}

    def of_kind(self, *kinds: str) -> Iterable[tuple[str, Content]]:
        """Give the files of some kinds, vendored ones apart."""
        for path, content in self.files.items():
            if content.kind in kinds and VENDOR not in path:
                yield path, content

    def text(self, path: str) -> str:
        """Give what a file holds, nothing where it is not there."""
        return self.files[path].text if path in self.files else ""


def _dotted(path: str) -> str:
    parts = path.removesuffix(".py").split("/")
    if not all(part.isidentifier() or part[0].isdigit() for part in parts):
        return path
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_test(path: str) -> bool:
    """Tell whether a module is there for the tests alone."""
    parts = path.split("/")
    return "tests" in parts[:-1] or parts[-1] in {"conftest.py", "testing.py"}
