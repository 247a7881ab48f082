"""Small breaks of the templates, chosen by a seed: the same seed, the same breaks."""

from __future__ import annotations

import random
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from itertools import islice, zip_longest
from pathlib import Path, PurePath
from typing import NamedTuple

from proof.mutation.manifest import Change, manifest_changes, without
from proof.mutation.python_edits import Edit, python_edits
from proof.mutation.text_edits import mark_edits, text_edits

# Chosen before all others where a file has them.
FIRST = ("drop-csrf", "drop-decorator")
# A test is broken where it decides; to drop an assertion is what no test can notice.
OF_TESTS = ("negate-condition", "swap-comparison", "swap-boolean")
STATEMENTS = re.compile(r"[{<]%-? (end)?(if|for)\b")
MANIFEST = "cookiecutter.json"

Break = Edit | Change


class Mutant(NamedTuple):
    """A template broken in one place.

    ``file`` is relative to the templates. ``content`` is the whole file as it is broken.
    In a manifest, ``part`` is a feature, and ``path`` leads to what is gone.
    """

    file: str
    line: int
    operator: str
    before: str
    after: str
    content: str
    part: str = ""
    path: tuple[str | int, ...] = ()

    @property
    def id(self) -> str:
        place = f"{self.file}#{self.part}" if self.part else self.file
        return f"{place}:{self.line}:{self.operator}:{zlib.crc32(self.content.encode()):08x}"


def sources(templates: Path) -> list[str]:
    """List the files there are, each once, however many skeletons link to it."""
    return sorted(
        path.relative_to(templates).as_posix()
        for path in templates.rglob("*")
        if path.is_file() and not path.is_symlink() and "__pycache__" not in path.parts
    )


def choose(
    templates: Path, seed: int, per_file: int, only: Sequence[str] = (), exempt: Iterable[str] = ()
) -> Iterator[Mutant]:
    """Yield up to ``per_file`` breaks of each file, and of each feature of a manifest."""
    exempt = list(exempt)
    for name in sources(templates):
        if any(fnmatch(name, each) for each in exempt):
            continue
        if only and not any(fnmatch(name, each) for each in only):
            continue
        text = (templates / name).read_text(encoding="utf-8")
        groups: dict[str, list[Break]] = defaultdict(list)
        for each in _breaks(name, text):
            groups[each.part if isinstance(each, Change) else ""].append(each)
        for part, breaks in groups.items():
            lot = random.Random(f"{seed} {name} {part}")  # noqa: S311  # to repeat
            for drawn in _drawn(breaks, lot, per_file):
                yield _mutant(name, text, drawn)


def _drawn(breaks: Sequence[Break], lot: random.Random, number: int) -> Iterator[Break]:
    """Draw some, of each operator one before there are two of any."""
    operators: dict[str, list[Break]] = defaultdict(list)
    for each in breaks:
        operators[each.operator].append(each)
    for group in operators.values():
        lot.shuffle(group)
    order = sorted(operators, key=lambda name: (name not in FIRST, lot.random()))
    turns = zip_longest(*(operators[name] for name in order))
    return islice((each for turn in turns for each in turn if each is not None), number)


def _breaks(name: str, text: str) -> Iterator[Break]:
    if PurePath(name).name == MANIFEST:
        yield from manifest_changes(text)
        return
    for edit in _edits(name, text):
        old = text[edit.start : edit.end]
        if _balanced(old) and old != edit.text:
            yield edit


def _mutant(name: str, text: str, drawn: Break) -> Mutant:
    if isinstance(drawn, Change):
        line = text[: text.index(f'"{drawn.part}": ')].count("\n") + 1
        content = without(text, [drawn.path])
        return Mutant(name, line, drawn.operator, drawn.gone, "", content, drawn.part, drawn.path)
    line = text.count("\n", 0, drawn.start) + 1
    old, new = text[drawn.start : drawn.end].strip(), drawn.text.strip()
    content = text[: drawn.start] + drawn.text + text[drawn.end :]
    return Mutant(name, line, drawn.operator, old, new, content)


def combined(text: str, mutants: Sequence[Mutant]) -> str:
    """Break a file in several places, which only a manifest can be."""
    first, *others = mutants
    return without(text, [each.path for each in mutants]) if others else first.content


def _edits(name: str, text: str) -> Iterator[Edit]:
    for edit in mark_edits(name, text):
        if not is_test(name) or edit.operator == "negate-feature":
            yield edit
    if not name.endswith(".py"):
        yield from text_edits(name, text)
        return
    for edit in python_edits(text):
        if not is_test(name) or edit.operator in OF_TESTS:
            yield edit


def is_test(name: str) -> bool:
    return name.endswith(".py") and ("tests" in PurePath(name).parts or "/test_" in name)


def _balanced(text: str) -> bool:
    """Tell whether as many of our blocks end in a text as begin there."""
    found = STATEMENTS.findall(text)
    return sum(1 if end else -1 for end, _ in found) == 0
