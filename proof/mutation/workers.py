"""Workers go over many mutants in workshops of their own; results are written as they come."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Lock
from typing import Any, NamedTuple

from proof.combinations import FRAMEWORKS
from proof.mutation import stopping
from proof.mutation.batches import Batch, Suspect, batches, failing_anyway
from proof.mutation.ladder import Finding, Ladder
from proof.mutation.mutants import Mutant
from proof.mutation.record import RESULTS, Entry
from proof.mutation.workshop import Workshop

Places = Mapping[str, Sequence[str]]


class Task(NamedTuple):
    """A mutant and where it stands; what the quick checks found, where they were made."""

    mutant: Mutant
    places: Places
    finding: Finding | None = None

    def suspect(self, finding: Finding) -> Suspect:
        return Suspect(self.mutant, tuple(self.places), finding)


class Workers:
    """Some workers, and the place they share: results, environments, what tests reach."""

    def __init__(self, place: Path, workers: int) -> None:
        self.place = place
        self.workshops = [Workshop(number, place) for number in range(1, workers + 1)]
        self.lock, self.stopped = Lock(), Event()

    def over(self, tasks: Sequence[Task]) -> None:
        """Put each mutant through the quick checks, then those that are left through the slow."""
        needed = sorted(
            {(each, shape) for task in tasks for each in task.places for shape in task.places[each]}
        )
        suspects = [task.suspect(task.finding) for task in tasks if task.finding is not None]
        waiting: SimpleQueue[Task] = SimpleQueue()
        for task in tasks:
            if task.finding is None:
                waiting.put(task)
        # Each begins elsewhere: what one measures, the others need not.
        step = -(-len(needed) // len(self.workshops))
        turns = range(0, len(needed), step)
        orders = {
            each.number: [*needed[turn:], *needed[:turn]]
            for each, turn in zip(self.workshops, turns, strict=False)
        }
        self._all(lambda each: self._prepare(each, orders.get(each.number, needed)))
        self._all(lambda each: self._quick(each, waiting, suspects))
        together: SimpleQueue[Sequence[Suspect]] = SimpleQueue()
        for batch in batches(suspects):
            together.put(batch)
        if suspects:
            anyway = failing_anyway(self.workshops[0], FRAMEWORKS)
            if anyway:
                self._say(f"These fail with whole templates, and notice nothing: {sorted(anyway)}")
            self._all(lambda each: self._slow(each, together, anyway))

    def _all(self, work: Callable[[Workshop], None]) -> None:
        """Let all workers do the same at once."""
        with ThreadPoolExecutor(len(self.workshops)) as pool:
            running = [pool.submit(work, each) for each in self.workshops]
            try:
                for each in running:
                    each.result()
            except KeyboardInterrupt:
                self.stopped.set()
                stopping.end(running)
                raise

    def _prepare(self, workshop: Workshop, needed: Sequence[tuple[str, str]]) -> None:
        workshop.copy()
        for framework, shape in needed:
            started = time.monotonic()
            workshop.prepare(framework, shape)
            seconds = time.monotonic() - started
            self._say(f"{workshop.name}: {framework} {shape} in {seconds:.0f} s")

    def _quick(
        self, workshop: Workshop, waiting: SimpleQueue[Task], suspects: list[Suspect]
    ) -> None:
        for task in self._taken(waiting):
            started = time.monotonic()
            finding = Ladder(workshop, task.mutant, task.places).climb()
            if finding.check == "":
                suspects.append(task.suspect(finding))
            self._keep(task.mutant, finding, time.monotonic() - started, waiting.qsize())

    def _slow(
        self,
        workshop: Workshop,
        together: SimpleQueue[Sequence[Suspect]],
        anyway: Collection[str],
    ) -> None:
        for batch in self._taken(together):
            started = time.monotonic()
            for suspect, finding in Batch(workshop, batch, anyway).settle():
                self._keep(suspect.mutant, finding, time.monotonic() - started, together.qsize())

    def _keep(self, mutant: Mutant, finding: Finding, seconds: float, left: int) -> None:
        """Write down what was found, and say it; what was stopped in the middle found nothing."""
        if self.stopped.is_set():
            return
        entry = Entry.of(mutant, finding, seconds)
        with self.lock, (self.place / RESULTS).open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry._asdict(), ensure_ascii=False) + "\n")
        noticed = {None: "NOTHING NOTICED", "": "(slow checks left)"}.get(entry.check, entry.check)
        self._say(f"{left} left {entry.seconds:6.1f} s  {noticed:20} {entry.id}")

    def _say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    def _taken(self, waiting: SimpleQueue[Any]) -> Iterator[Any]:
        """Take from a queue until it is empty, or the run is stopped."""
        while not self.stopped.is_set():
            try:
                yield waiting.get_nowait()
            except Empty:
                return
