"""The quick checks of a mutant: the first that notices ends it."""

from __future__ import annotations

import difflib
import re
import zlib
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path, PurePath
from typing import NamedTuple

from proof.commands import CommandError, make_target, run
from proof.mutation.mutants import Mutant, is_test
from proof.mutation.trees import Files, changed, differing, files_of, tidied
from proof.mutation.workshop import Workshop

# What a project's own lint and tests look at; the rest is documents and deployment.
CODE = {".py", ".html", ".txt", ".po", ".json", ".toml", ".mako", ".cfg", ".example"}
TOOLS = re.compile(r"^\.venv/bin/(?:python -m |python manage\.py )?([\w]+)", re.MULTILINE)
# Of our own marks, what is left can have another form than the tools want: that is a finding.
OF_MARKS = ("negate-feature", "drop-block", "drop-loop")
GONE = re.compile(r"^ERROR: (?:file or directory )?not found|^no tests ran", re.MULTILINE)
NEAR = 40
BELOW = 15  # lines

Check = Callable[[], object]
Checks = Generator[tuple[str, Check], None, None]


class Finding(NamedTuple):
    """Which check noticed a break, in which project, and the end of what it said.

    No check: nothing noticed it; an empty name: no quick check did, the slow ones are left.
    ``rendered`` tells whether any project changed at all; a shape, that its code did.
    """

    check: str | None
    framework: str
    shape: str
    said: str
    rendered: bool


class Ladder:
    """The quick checks of one mutant in one workshop."""

    def __init__(
        self, workshop: Workshop, mutant: Mutant, places: Mapping[str, Sequence[str]]
    ) -> None:
        self.workshop = workshop
        self.mutant = mutant
        self.places = places
        # A template of both frameworks is broken in either; which, its name says.
        number = zlib.crc32(mutant.id.encode()) % len(places)
        self.framework = sorted(places)[number]
        self.shape = ""
        self.rendered = False

    def climb(self) -> Finding:
        """Break the template, and go through the checks until one notices."""
        with self.workshop.broken([self.mutant]), closing(self._checks()) as checks:
            for name, check in checks:
                try:
                    check()
                except CommandError as error:
                    said = str(error).strip()
                    return self._finding(tool_of(said) if name == "lint" else name, said[-1500:])
        return self._finding("", "")

    def _finding(self, check: str, said: str) -> Finding:
        return Finding(check, self.framework, self.shape, said, self.rendered)

    def _checks(self) -> Checks:
        shapes = list(self.places[self.framework])
        broken: dict[str, Files] = {}
        for group in (
            (shapes,) if self.mutant.part else (shapes[:1] + shapes[1:][-1:], shapes[1:-1])
        ):
            yield "render", partial(self._render, group, broken)
            if broken:
                break
        if broken:
            yield "static", partial(self._static, list(broken))
        self.rendered = bool(broken)
        code = [shape for shape in broken if any(map(is_code, self._names(shape, broken)))]
        for self.shape in dict.fromkeys(code[:1] + code[-1:]):
            yield from self._in_project(self.workshop.files(self.framework, self.shape), broken)

    def _static(self, shapes: Sequence[str]) -> None:
        folder = str(self.workshop.folder / "made")
        self.workshop.inside("proof.mutation.inside", "static", folder, *shapes)

    def _render(self, shapes: Sequence[str], broken: dict[str, Files]) -> None:
        """Render shapes, and keep what became of those that are not as they should be."""
        folder = self.workshop.folder / "made"
        for shape, made in self.workshop.render(self.framework, folder, shapes).items():
            files = files_of(made)
            if differing(self.workshop.files(self.framework, shape), files):
                broken[shape] = files

    def _names(self, shape: str, broken: Mapping[str, Files]) -> list[str]:
        return differing(self.workshop.files(self.framework, shape), broken[shape])

    def _in_project(self, pristine: Files, all_broken: Mapping[str, Files]) -> Checks:
        project, broken = self.workshop.project(self.framework, self.shape), all_broken[self.shape]
        names = differing(pristine, broken)
        with changed(project, pristine, broken):
            if self.mutant.operator not in OF_MARKS and not self.mutant.part:
                tidied(project, names)
            if near := self._near(project, names, pristine, broken):
                yield "near tests", lambda: run_tests(self.workshop, project, near)
            yield "lint", lambda: make_target(project, "lint", **self.workshop.variables)

    def _near(
        self, project: Path, names: Sequence[str], pristine: Files, broken: Files
    ) -> list[str]:
        """Name the tests that reach what changed, or stand beside it."""
        reached = self.workshop.tests_of(self.framework, self.shape)
        near: dict[str, None] = {}
        for name in names:
            if is_test(name) and name in broken:
                near.setdefault(name if "/test_" in name else str(PurePath(name).parent))
            elif name in reached and name in pristine:
                for line in changed_lines(pristine[name], broken.get(name, b"")):
                    near.update(dict.fromkeys(_reaching(reached[name], line)))
            elif not name.endswith(".py"):
                near.update(dict.fromkeys(_beside(project, name)))
        # By function: the parameters in a name may hold anything, paths of this place too.
        tests = list(dict.fromkeys(re.split(r"[|[]", test)[0] for test in near if test))
        return tests[:: max(1, len(tests) // NEAR)]


def run_tests(
    workshop: Workshop, project: Path, tests: Sequence[str] = (), seconds: float = 900
) -> None:
    """Run some tests of a project, until one fails, or all; a test that is gone is no failure."""
    python = str(project / ".venv" / "bin" / "python")
    words = ["-x", *tests] if tests else ["--maxfail=60"]
    command = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    try:
        run(command, project, workshop.variables, seconds)
    except CommandError as error:
        if not GONE.search(str(error)):
            raise


def is_code(name: str) -> bool:
    kind = PurePath(name)
    return kind.name == "Makefile" or kind.suffix in CODE


def changed_lines(before: bytes, after: bytes) -> list[int]:
    """Number the lines, from 1, that are gone or have something new beside them."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    return [
        line + 1
        for kind, start, end, _, _ in matcher.get_opcodes()
        if kind != "equal"
        for line in range(start, max(end, start + 1))
    ]


def _reaching(lines: Mapping[str, Sequence[str]], line: int) -> Sequence[str]:
    """Name the tests that reach a line, or the first below it: what runs at import, none does."""
    below = (lines.get(str(each), ()) for each in range(line, line + BELOW))
    return next((tests for tests in below if any(tests)), ())


def _beside(project: Path, name: str) -> list[str]:
    """Name the folders of tests that are called like a folder of a file, or stand in it."""
    found = [
        place.relative_to(project).as_posix()
        for part in PurePath(name).parts[:-1]
        for place in (project / part / "tests", project / "tests" / part)
        if place.is_dir()
    ]
    return list(dict.fromkeys(found))


def tool_of(said: str) -> str:
    """Name the tool of `make lint` that failed: the last that it says it ran."""
    found = TOOLS.findall(said)
    return f"lint: {found[-1]}" if found else "lint"
