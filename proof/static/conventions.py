"""What is found by its place or its name: ``conventions.toml`` says what, and who finds it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from fnmatch import translate
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Convention(NamedTuple):
    """A pattern of paths; ``beside`` is the path from which they are found, if any."""

    path: str
    because: str
    beside: str = ""

    def speaks_of(self, path: str) -> bool:
        """Tell whether a path is one of those."""
        return _pattern(self.path).match(path) is not None

    def found_from(self, path: str) -> str:
        """Name the path from which such a path is found; `*` is what stood for it there."""
        found = _pattern(self.path).match(path)
        return self.beside.replace("*", found[1]) if found and "*" in self.path else self.beside


@cache
def conventions(kind: str) -> list[Convention]:
    """Read the table of a kind."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return [Convention(**table) for table in tomllib.loads(text)[kind]]


@cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(translate(path).replace(".*", "(.*)"))


def by_convention(kind: str, paths: Iterable[str]) -> set[str]:
    """Choose the paths that a convention of a kind speaks of."""
    return {path for path in paths if any(each.speaks_of(path) for each in conventions(kind))}
