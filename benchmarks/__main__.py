"""Measure, show, and say by the exit status whether every aim is met."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

import click

from benchmarks.measure import CommandFailed
from benchmarks.report import as_json, as_text
from benchmarks.result import Result
from generator.staging import ending_signals_raised

WRITTEN = click.Path(path_type=Path, dir_okay=False, writable=True)
ALL = ("commands", "growth", "repeated", "first_request", "startup", "applications")


class Benchmark(Protocol):
    """A module of this folder that measures."""

    @property
    def NAME(self) -> str: ...  # noqa: N802  # as constants are written

    def measure(self, rounds: int) -> Result: ...


def load(module: str) -> Benchmark:
    benchmark: Benchmark = import_module(f"benchmarks.{module}")
    return benchmark


def make_room(file: Path) -> None:
    """See before anything is measured that a file can be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}.") from error


@click.command()
@click.option(
    "--only", type=click.Choice(ALL), multiple=True, help="Run this one alone (repeatable)."
)
@click.option(
    "--rounds",
    type=click.IntRange(1),
    default=15,
    show_default=True,
    help="How often each is measured; few tell little.",
)
@click.option("--json", "json_file", type=WRITTEN, help="Write the figures.")
@click.option("--plot", "plot_file", type=WRITTEN, help="Draw them as SVG.")
def main(only: Sequence[str], rounds: int, json_file: Path | None, plot_file: Path | None) -> None:
    """Measure speed and memory as ratios within one run."""
    for file in filter(None, (json_file, plot_file)):
        make_room(file)
    results = []
    try:
        with ending_signals_raised():
            for module in only or ALL:
                results.append(load(module).measure(rounds))
                click.echo(as_text(results[-1]))
    except CommandFailed as failure:
        raise click.ClickException(f"{failure}\nNothing was written.") from failure
    if json_file:
        json_file.write_text(as_json(results, rounds), encoding="utf-8")
    if plot_file:
        from benchmarks.plot import draw  # slow to import, and large

        draw(results, plot_file)
    missed = [met.aim for result in results for met in result.missed]
    if missed:
        raise click.ClickException(f"Missed: {'; '.join(missed)}.")


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
