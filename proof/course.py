"""The course of the checks of one combination: what was found, in order."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proof.commands import CommandError
from proof.outcome import Outcome

LONGEST_REASON = 300
LONGEST_LOG = 200_000  # characters; its end says most
LONGEST_VALUE = 400
CONTRACT = "contract"
# The first line that names a fault; summaries come later.
TELLING = re.compile(r"\berror: |^FAILED |^ERROR |Error: |^Error\b|^Would reformat|^[A-Z]+\d+ ")


class CannotCheck(Exception):  # noqa: N818  # no error: what is missing lies outside the project
    """Something the check needs is not on this machine; the message says what."""


class Course:
    """Outcomes so far; a check that raises has failed, and does not end the course."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    @contextmanager
    def check(self, name: str) -> Iterator[None]:
        """Put what happens in the block on record under the name of a check."""
        started = time.perf_counter()
        status, reason, log = "passed", "", ""
        try:
            yield
        except CannotCheck as missing:
            status, reason = "skipped", str(missing)
        except Exception as error:
            status, reason, log = "failed", reason_of(error), log_of(error)
        seconds = round(time.perf_counter() - started, 2)
        self.outcomes.append(Outcome(name, status, seconds, reason, log))  # type: ignore[arg-type]

    def passed(self, name: str) -> bool:
        """Tell whether a check was made, and passed."""
        return any(each.check == name and each.status == "passed" for each in self.outcomes)


def reason_of(error: BaseException) -> str:
    """Say in one line why a check failed: what was raised, and where."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    if isinstance(error, CommandError):
        said = next((line for line in lines[1:] if TELLING.search(line)), lines[-1])
        # Where the project lay is of no interest later.
        return f"{lines[0].partition(' in ')[0]}: {said}"[:LONGEST_REASON]
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({frames[-1].name}, line {frames[-1].lineno})" if frames else ""
    said = f"{type(error).__name__}: {lines[0] if lines else repr(error)}"
    return said[:LONGEST_REASON] + place


def log_of(error: BaseException) -> str:
    """Give what a command printed, else the traceback, with the values the contract looked at."""
    if isinstance(error, CommandError):
        return str(error)[-LONGEST_LOG:]
    shown = traceback.TracebackException.from_exception(error, capture_locals=True)
    for frame in shown.stack:
        seen = CONTRACT in Path(frame.filename).parts
        frame.locals = (
            {name: text[:LONGEST_VALUE] for name, text in (frame.locals or {}).items()}
            if seen
            else None
        )
    return "".join(shown.format())[-LONGEST_LOG:]
