"""Stop workers that are threads: what they run ends first, then they do."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Future, wait
from contextlib import suppress
from pathlib import Path

PAUSE_SECONDS = 0.1


def end(running: Sequence[Future[None]]) -> None:
    """End the commands of workers until no worker is left; each is told to take no other task."""
    left = True
    while left:
        with suppress(KeyboardInterrupt):  # who asks again is heard already
            left = bool(wait(running, PAUSE_SECONDS).not_done)
            end_commands()


def end_commands() -> None:
    """End the commands of this process, with all that they started.

    Each leads a group of its own. Where the system does not list them, they end by themselves.
    """
    for children in Path("/proc/self/task").glob("*/children"):
        with suppress(OSError):
            for child in children.read_text(encoding="ascii").split():
                with suppress(ProcessLookupError):  # it ended, or is in our own group
                    os.killpg(int(child), signal.SIGKILL)
