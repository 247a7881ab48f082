"""What the commands of the proof have in common: where results lie, and how they refuse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator.errors import GeneratorError

seed_option = click.option(
    "--seed",
    default=1,
    show_default=True,
    help="Another one draws others; the same one, the same.",
)


class Refusing(click.Group):
    """Commands that say what a user can mend without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except GeneratorError as error:
            click.echo(f"Error: {error.message} {error.hint}".rstrip(), err=True)
            ctx.exit(error.exit_code)


def place_option(default: Path) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the option for the folder of its results, which is made at once."""
    return click.option(
        "--place",
        type=click.Path(path_type=Path, file_okay=False, writable=True),
        default=default,
        show_default=True,
        callback=_made,
        help="Where results lie, and a run that was stopped goes on.",
    )


def _made(context: click.Context, parameter: click.Parameter, place: Path) -> Path:
    """Make the folder before anything is proven: what cannot be kept is not worth a run."""
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.BadParameter(f"{place} cannot be made: {error.strerror}.") from error
    return place
