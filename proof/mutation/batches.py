"""The slow checks, on many mutants at once: all of them broken together, then the suspects alone.

What a whole run of tests says of all together is where to look: each mutant alone has to make
one of the tests fail again that failed then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import NamedTuple

from proof.combinations import FRAMEWORKS
from proof.commands import CommandError
from proof.mutation.ladder import Finding, run_tests
from proof.mutation.mutants import Mutant
from proof.mutation.trees import changed, files_of
from proof.mutation.workshop import Workshop

OURS = ("tests/skeletons", "tests/test_skeletons.py", "tests/test_local_extensions.py")
# A test by its name; the parameters it failed with are left out, since they may hold anything.
FAILED = re.compile(r"^(?:FAILED|ERROR) ([\w./-]+\.py(?:::\w+)*)", re.MULTILINE)
SIZE = 20

Check = Callable[[Sequence[str]], object]


class Suspect(NamedTuple):
    """A mutant that no quick check noticed: where it stands, and where its code was checked."""

    mutant: Mutant
    frameworks: tuple[str, ...]
    finding: Finding

    @property
    def group(self) -> tuple[object, ...]:
        return self.finding.framework, self.finding.shape, self.frameworks


def batches(suspects: Iterable[Suspect]) -> list[list[Suspect]]:
    """Put suspects together that are checked in the same project, no file twice in a batch.

    The largest come first.
    """
    found: list[list[Suspect]] = []
    for suspect in suspects:
        place = (suspect.mutant.file, suspect.mutant.part)
        for batch in found:
            taken = {(each.mutant.file, each.mutant.part) for each in batch}
            if batch[0].group == suspect.group and place not in taken and len(batch) < SIZE:
                batch.append(suspect)
                break
        else:
            found.append([suspect])
    return sorted(found, key=len, reverse=True)


class Batch:
    """Suspects of one group in one workshop; ``left`` are those that nothing noticed yet.

    ``anyway`` names tests of ours that fail with whole templates: they can notice nothing.
    """

    def __init__(
        self, workshop: Workshop, suspects: Sequence[Suspect], anyway: Collection[str] = ()
    ) -> None:
        self.workshop = workshop
        self.left = list(suspects)
        self.anyway = anyway
        self.framework, self.shape = suspects[0].finding[1:3]
        self.frameworks = suspects[0].frameworks
        self.project = workshop.project(self.framework, self.shape or "none")

    def settle(self) -> Iterator[tuple[Suspect, Finding]]:
        """Say of each suspect which check noticed it, or that none did."""
        if self.shape:
            yield from self._sift("tests", partial(run_tests, self.workshop, self.project))
        for framework in self.frameworks:
            yield from self._sift("our tests", partial(self._ours, framework))
        if self.shape:
            yield from self._sift("contract", self._contract)
        yield from ((each, each.finding._replace(check=None)) for each in self.left)

    def _sift(self, name: str, check: Check) -> Iterator[tuple[Suspect, Finding]]:
        failed = self._failed(self.left, check, ()) if self.left else None
        if failed is None:
            return
        failing = set(FAILED.findall(failed))
        tests = sorted(failing.difference(self.anyway))
        if failing and not tests:
            return
        suspects, self.left = self.left, []
        for each in suspects:
            said = self._failed([each], check, tests)
            if said is None:
                self.left.append(each)
            else:
                yield each, each.finding._replace(check=name, said=said[-1500:])

    def _failed(
        self, suspects: Sequence[Suspect], check: Check, tests: Sequence[str]
    ) -> str | None:
        """Break all of some suspects and make a check; return what it said where it failed."""
        try:
            with self._broken(suspects):
                check(tests)
        except CommandError as error:
            return str(error).strip()
        return None

    @contextmanager
    def _broken(self, suspects: Sequence[Suspect]) -> Iterator[None]:
        with ExitStack() as stack:
            stack.enter_context(self.workshop.broken([each.mutant for each in suspects]))
            if self.shape:
                folder = self.workshop.folder / "made"
                made = self.workshop.render(self.framework, folder, [self.shape])[self.shape]
                pristine = self.workshop.files(self.framework, self.shape)
                stack.enter_context(changed(self.project, pristine, files_of(made)))
            yield

    def _ours(self, framework: str, tests: Sequence[str]) -> None:
        run_ours(self.workshop, framework, tests)

    def _contract(self, tests: Sequence[str]) -> None:
        words = ("contract", self.framework, self.shape, str(self.project))
        self.workshop.inside("proof.mutation.inside", *words, seconds=400)


def run_ours(workshop: Workshop, framework: str, tests: Sequence[str]) -> None:
    """Run our tests of the templates: some, or all that are not about another framework."""
    others = " or ".join(each for each in FRAMEWORKS if each != framework)
    words = ("-x", *tests) if tests else ("--maxfail=60", "-k", f"not ({others})", *OURS)
    workshop.inside("pytest", "-q", "-p", "no:cacheprovider", *words, seconds=1200)


def failing_anyway(workshop: Workshop, frameworks: Iterable[str]) -> set[str]:
    """Name the tests of ours that fail with whole templates."""
    found: set[str] = set()
    for framework in frameworks:
        try:
            run_ours(workshop, framework, ())
        except CommandError as error:
            found.update(FAILED.findall(str(error)))
    return found
