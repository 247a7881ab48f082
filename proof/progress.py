"""What a person sees of a run while it lasts."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from proof.archive import FAILURES
from proof.outcome import Result

EVERY_SECONDS = 10


class Progress:
    """Counts on standard error: one line that changes on a terminal, else one now and then."""

    def __init__(self, title: str, planned: int, done: int) -> None:
        self.planned, self.done, self.failed, self.found = planned, done, 0, 0
        self.started = self.shown = time.monotonic()
        self.live = sys.stderr.isatty()
        print(f"{title}: {planned} combinations, {done} proven before", file=sys.stderr)

    def show(self, result: Result, folder: Path) -> None:
        """Count a result; a failure is told at once, with the folder of its evidence."""
        self.done += 1
        self.found += 1
        if result.failed:
            self.failed += 1
            self._line(f"failed: {folder / FAILURES / result.combination.id}")
            for each in result.outcomes:
                if each.status == "failed":
                    self._line(f"  {each.check}: {each.reason}")
        last = self.done == self.planned
        if self.live or last or time.monotonic() - self.shown > EVERY_SECONDS:
            self.shown = time.monotonic()
            text = f"{self.done} of {self.planned}, {self.failed} failed, {self._left()}"
            print(f"\r\033[K{text}" if self.live else text, end=self._end(last), file=sys.stderr)

    def _left(self) -> str:
        seconds = (time.monotonic() - self.started) / self.found * (self.planned - self.done)
        return f"about {seconds / 60:.0f} min left" if seconds >= 60 else f"{seconds:.0f} s left"

    def _end(self, last: bool) -> str:
        return "" if self.live and not last else "\n"

    def _line(self, text: str) -> None:
        print(f"\r\033[K{text}" if self.live else text, file=sys.stderr)
