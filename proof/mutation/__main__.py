"""`python -m proof.mutation`: break the templates, and report what notices."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import click

from generator.skeletons import TEMPLATES
from generator.staging import ending_signals_raised
from proof.combinations import FRAMEWORKS
from proof.mutation.mutants import choose
from proof.mutation.record import RESULTS, load_accepted, load_entries
from proof.mutation.record import report as reported
from proof.mutation.shapes import places, places_of
from proof.mutation.workers import Task, Workers
from proof.options import Refusing, place_option, seed_option

PLACE = Path(".proof") / "mutation"


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say which mutants there are, and where results lie."""
    for option in (
        place_option(PLACE),
        click.option(
            "--per-file",
            type=click.IntRange(1),
            default=1,
            show_default=True,
            help="Breaks of each template, and of each part of a manifest.",
        ),
        seed_option,
    ):
        command = option(command)
    return command


@click.group(cls=Refusing, help="Break the templates, and report what notices.")
def main() -> None:
    """Take a command."""


@main.command()
@choosing
@click.option(
    "--only",
    multiple=True,
    metavar="GLOB",
    help="Only templates with such a path, such as '*/accounts/*' (repeatable: any of them).",
)
@click.option("--framework", type=click.Choice(FRAMEWORKS), help="Only templates of one.")
@click.option("--survivors", is_flag=True, help="Only what nothing noticed before.")
@click.option("--begun", is_flag=True, help="Only what passed the quick checks before.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="Copies of the repository in which templates are broken at once.",
)
def run(
    seed: int,
    per_file: int,
    only: tuple[str, ...],
    framework: str | None,
    survivors: bool,
    begun: bool,
    workers: int,
    place: Path,
) -> None:
    """Break each template; what was found before stands. Exit 1 where survivors want a reason."""
    accepted, known = load_accepted(), places()
    entries = load_entries(place / RESULTS)
    tasks = []
    for mutant in choose(TEMPLATES, seed, per_file, only, accepted.exempt):
        where = places_of(mutant.file, known)
        before = entries.get(mutant.id)
        if framework not in {None, *where}:
            continue
        if survivors:
            if before and before.check is None:
                tasks.append(Task(mutant, where))
        elif (before is None and not begun) or (before and before.check == ""):
            tasks.append(Task(mutant, where, before.finding if before else None))
    # Mixed, so that a run that is stopped says something of all; each part of a manifest last.
    tasks.sort(key=lambda task: (task.mutant.part != "", crc32(task.mutant.id.encode())))
    if tasks:
        with ending_signals_raised():
            Workers(place.resolve(), workers).over(tasks)
    conclude(place, seed, per_file)


@main.command()
@choosing
def report(place: Path, seed: int, per_file: int) -> None:
    """Report what was found. Exit 1 where survivors want a reason, or something is left."""
    conclude(place, seed, per_file)


def conclude(place: Path, seed: int, per_file: int) -> None:
    """Write the report of the mutants there are now, and say what is left to do or to explain."""
    accepted, entries = load_accepted(), load_entries(place / RESULTS)
    chosen = {each.id for each in choose(TEMPLATES, seed, per_file, (), accepted.exempt)}
    found = [entry for name, entry in entries.items() if name in chosen]
    said = reported(found, accepted)
    said["unfinished"] += len(chosen - entries.keys())
    place.mkdir(parents=True, exist_ok=True)
    text = json.dumps(said, indent=2, ensure_ascii=False)
    (place / "report.json").write_text(f"{text}\n", encoding="utf-8")
    click.echo(
        f"{said['mutants']} broken, {said['noticed']} noticed, {said['accepted']} accepted,"
        f" {len(said['unexplained'])} to explain, {said['unfinished']} not finished."
    )
    for name in said["unexplained"]:
        click.echo(f"  {name}")
    sys.exit(1 if said["unexplained"] or said["unfinished"] else 0)


if __name__ == "__main__":
    main()
