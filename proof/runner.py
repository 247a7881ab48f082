"""Run a depth: in parallel, resumable, with what is left in sight."""

from __future__ import annotations

import os
import platform
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import active_children, get_context
from pathlib import Path
from types import FrameType
from typing import NamedTuple, NoReturn

from generator.staging import ending_signals_raised
from proof.archive import Archive, Kept, now
from proof.combinations import FRAMEWORKS, Combination, count
from proof.course import Course
from proof.depths import Depth, Prove
from proof.outcome import Result
from proof.progress import Progress

WORK = "work"


class Summary(NamedTuple):
    """How a run ended, in combinations."""

    passed: int
    failed: int
    left: int


def run(depth: Depth, place: Path, workers: int, *, fresh: bool = False) -> Summary:
    """Prove what is not proven yet, and keep every result at once.

    A run that was stopped goes on where it was: a result counts as long as all it rests on is
    the same. Failures are tried again; with ``fresh``, everything is.
    """
    archive = Archive(place / depth.name)
    started = now()
    names = {one.id: name for name, one in depth.combinations.items()}
    rests_on = {one.id: depth.rests_on(one) for one in depth.combinations.values()}
    archive.prune(names, {} if fresh else rests_on)
    done = {key for key, kept in archive.results().items() if not kept.result.failed}
    left = {one.id: name for name, one in depth.combinations.items() if one.id not in done}
    wanted = [depth.combinations[name] for name in left.values()]
    batches = [wanted[start : start + depth.batch] for start in range(0, len(wanted), depth.batch)]
    progress = Progress(depth.title, len(depth.combinations), len(done))
    failed = 0
    try:
        with ending_signals_raised():
            for result in _prove_all(depth, batches, place / WORK, workers):
                key = result.combination.id
                archive.keep(Kept(left.pop(key), rests_on[key], now(), result))
                failed += result.failed
                progress.show(result, archive.folder)
    finally:
        archive.summarise(_told(depth, started, workers, len(left)))
    return Summary(len(depth.combinations) - len(left) - failed, failed, len(left))


def _prove_all(
    depth: Depth, batches: Sequence[Sequence[Combination]], work: Path, workers: int
) -> Iterator[Result]:
    """Hand the batches to processes, and give the results as they come."""
    work.mkdir(parents=True, exist_ok=True)
    # A process that was forked from one with threads may hang: each starts anew.
    with ProcessPoolExecutor(workers, get_context("spawn"), _prepare_worker) as pool:
        try:
            futures: list[Future[list[Result]]] = [
                pool.submit(_prove_or_leave, depth.prove, batch, work, depth.seconds)
                for batch in batches
            ]
            for future in as_completed(futures):
                yield from future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in active_children():
                child.terminate()
            raise


def _prepare_worker() -> None:
    """Let a worker that is told to stop clear up first; the parent speaks for Ctrl-C."""

    def stop(number: int, frame: FrameType | None) -> NoReturn:
        raise SystemExit(1)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _prove_or_leave(
    prove: Prove, batch: Sequence[Combination], work: Path, seconds: int
) -> list[Result]:
    """Prove a batch in a worker; one that is told to stop goes, or it would take the next."""
    try:
        return prove_batch(prove, batch, work, seconds)
    except SystemExit:
        os._exit(1)


def prove_batch(
    prove: Prove, batch: Sequence[Combination], work: Path, seconds: int
) -> list[Result]:
    """Prove a batch in a folder of its own; what stops it is a failure of what is left of it."""

    def too_long(number: int, frame: FrameType | None) -> NoReturn:
        raise TimeoutError(f"it took longer than {seconds} s")

    found: list[Result] = []
    folder = Path(tempfile.mkdtemp(dir=work))
    course = Course()
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)
    try:
        with course.check("proof"):
            found += prove(batch, folder)
    finally:
        signal.alarm(0)
        shutil.rmtree(folder, ignore_errors=True)
    proven = {result.combination.id for result in found}
    missing = [one for one in batch if one.id not in proven]
    return [*found, *(Result(one, tuple(course.outcomes), {}) for one in missing)]


def _told(depth: Depth, started: str, workers: int, left: int) -> dict[str, object]:
    """Say what the report cannot read from the results."""
    return {
        "depth": depth.name,
        "title": depth.title,
        "commit": _git("rev-parse", "--short", "HEAD"),
        "changed": bool(_git("status", "--porcelain", "--untracked-files=no")),
        "started": started,
        "finished": now(),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "workers": workers,
        "planned": len(depth.combinations),
        "left": left,
        "count": {framework: count(framework) for framework in FRAMEWORKS},
        "not_checked": list(depth.not_checked),
    }


def _git(*words: str) -> str:
    """Ask git about the checkout; outside of one, or without git, there is nothing to say."""
    if not shutil.which("git"):
        return ""
    result = subprocess.run(
        ["git", *words], cwd=Path(__file__).parent, capture_output=True, text=True, check=False
    )
    return result.stdout.strip()
