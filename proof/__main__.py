"""`python -m proof`: every depth of the proof, one command each."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.answers import FRAMEWORK, from_file
from generator.catalog import load_catalog
from generator.errors import UsageError
from proof import depths
from proof.combinations import FRAMEWORKS, combination, count
from proof.depths import Depth
from proof.network import leave_the_network
from proof.options import Refusing, place_option, seed_option
from proof.runner import run

PLACE = Path(".proof")


@click.group(cls=Refusing, help="Prove combinations of answers, and put the results on record.")
def main() -> None:
    """Take a command."""


def running(command: Callable[..., Depth]) -> Callable[..., None]:
    """Give a depth the options that all have, and run it."""

    @click.option(
        "--workers",
        type=click.IntRange(1),
        default=os.cpu_count(),
        show_default=True,
        help="Processes that prove at once.",
    )
    @click.option("--fresh", is_flag=True, help="Prove again what was proven before.")
    @click.option(
        "--only",
        multiple=True,
        metavar="WORD",
        help="Only names with this word, such as flask, everything, cache=redis (repeatable: "
        "with all of them). Their results lie in DEPTH-only.",
    )
    @place_option(PLACE)
    @click.option(
        "--without-servers", is_flag=True, help="In a network of its own, where none answers."
    )
    def wrapped(
        workers: int,
        fresh: bool,
        only: tuple[str, ...],
        place: Path,
        without_servers: bool,
        **options: Any,
    ) -> None:
        if without_servers:
            leave_the_network()
        depth = command(**options)
        if without_servers:
            depth = depth._replace(
                name=f"{depth.name}{depths.ALONE}", title=f"{depth.title}; no servers"
            )
        if only:
            named = {
                name: one
                for name, one in depth.combinations.items()
                if all(word in f"{name} {one.id}" for word in only)
            }
            if not named:
                raise click.UsageError(f"No combination is named like {' '.join(only)}.")
            depth = depth._replace(name=f"{depth.name}-only", combinations=named)
        conclude(depth, place.resolve(), workers, fresh)

    wrapped.__doc__ = command.__doc__
    wrapped.__click_params__ += command.__click_params__  # type: ignore[attr-defined]
    return main.command(command.__name__)(wrapped)


def conclude(depth: Depth, place: Path, workers: int, fresh: bool) -> None:
    """Run a depth, write its report, and say with the exit status whether all is proven."""
    from proof.report import MARKDOWN, write_report

    summary = run(depth, place, workers, fresh=fresh)
    write_report(place / depth.name)
    click.echo(f"{summary.passed} proven, {summary.failed} failed, {summary.left} left.")
    click.echo(f"The report is in {place / depth.name / MARKDOWN}, and beside it for the browser.")
    sys.exit(0 if summary.failed == summary.left == 0 else 1)


@running
@click.option(
    "--count",
    type=click.IntRange(1),
    default=5000,
    show_default=True,
    help="Combinations of all frameworks together.",
)
@seed_option
def render(count: int, seed: int) -> Depth:
    """Check the files of thousands of combinations."""
    return depths.rendered(count, seed)


@running
@seed_option
def matrix(seed: int) -> Depth:
    """Check whole projects: each part alone, all together, every pair."""
    return depths.matrix(seed)


@running
@seed_option
def ci(seed: int) -> Depth:
    """Check what of the matrix a change has to pass."""
    return depths.hardest(seed)


@running
@click.option(
    "--count",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Those by lot, of each framework.",
)
@seed_option
def deep(count: int, seed: int) -> Depth:
    """Check whole projects: every three choices that touch each other, and COUNT by lot."""
    return depths.deep(count, seed)


@main.command("count")
def count_combinations() -> None:
    """Count the combinations that are allowed."""
    for framework in FRAMEWORKS:
        click.echo(f"{framework}: {count(framework):,} projects differ in what they are made of")


@main.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--keep", type=click.Path(path_type=Path), help="Where the project is put to look at."
)
def repeat(folder: Path, keep: Path | None) -> None:
    """Check the combination of a failure again, and keep its project.

    FOLDER is that of its evidence: .proof/DEPTH/failures/ID.
    """
    answers = from_file(load_catalog(), folder / "answers.toml")
    if FRAMEWORK not in answers:
        raise UsageError(
            f"{folder / 'answers.toml'} names no framework.", "Put framework above its [answers]."
        )
    place = folder.resolve().parent.parent
    if depths.ALONE in place.name:
        leave_the_network()
    one = combination(answers.pop(FRAMEWORK), answers)
    kept = keep or Path(tempfile.mkdtemp(prefix="proof-"))
    kept.mkdir(parents=True, exist_ok=True)
    result = depths.proven_again(one, kept, place)
    for outcome in result.outcomes:
        click.echo(f"{outcome.status:8}{outcome.seconds:7.1f} s  {outcome.check} {outcome.reason}")
        if outcome.status == "failed":
            click.echo(outcome.log)
    click.echo(f"The project is in {kept}.")
    sys.exit(1 if result.failed else 0)


@main.command()
def evidence() -> None:
    """Put the last runs on record in docs/."""
    from proof.evidence import write_evidence

    for left in write_evidence(PLACE, Path("docs")):
        click.echo(left)


if __name__ == "__main__":
    main()
