"""`python -m proof.mutation`: break the templates, and report what notices."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from zlib import crc32

import click

from generator.skeletons import TEMPLATES
from proof.combinations import FRAMEWORKS
from proof.mutation.mutants import choose
from proof.mutation.record import RESULTS, load_accepted, load_entries
from proof.mutation.record import report as reported
from proof.mutation.shapes import places, places_of
from proof.mutation.workers import Task, Workers

PLACE = Path(".proof") / "mutation"
place_option = click.option(
    "--place", type=click.Path(path_type=Path), default=PLACE, show_default=True
)


@click.group(help="Break the templates, and report what notices.")
def main() -> None:
    """Take a command."""


@main.command()
@click.option("--seed", default=1, show_default=True)
@click.option("--per-file", type=click.IntRange(1), default=1, show_default=True)
@click.option("--only", multiple=True, metavar="GLOB", help="Only templates with such a path.")
@click.option("--framework", type=click.Choice(FRAMEWORKS), help="Only templates of one.")
@click.option("--survivors", is_flag=True, help="Only what nothing noticed before.")
@click.option("--begun", is_flag=True, help="Only what passed the quick checks before.")
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True)
@place_option
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
        place.mkdir(parents=True, exist_ok=True)
        Workers(place.resolve(), workers).over(tasks)
    conclude(place)


@main.command()
@place_option
def report(place: Path) -> None:
    """Report what was found. Exit 1 where survivors want a reason."""
    conclude(place)


def conclude(place: Path) -> None:
    """Write the report, and say what is left to explain."""
    said = reported(load_entries(place / RESULTS).values(), load_accepted())
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
