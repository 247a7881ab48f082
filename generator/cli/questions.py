"""``new-project questions``: every question of the interview."""

from __future__ import annotations

import click

from generator.cli.options import json_option, printable


@click.command("questions")
@json_option
def command(as_json: bool) -> None:
    """List every question of the interview."""
    from generator.catalog import load_catalog

    if as_json:
        click.echo(printable({"questions": [question.as_dict() for question in load_catalog()]}))
        return
    for question in load_catalog():
        click.echo(click.style(question.id, bold=True) + f"  {question.prompt}")
        click.echo(f"    {question.help}")
        for value, label in question.choices.items():
            mark = "  (default)" if value == question.default else ""
            click.echo(f"    - {value}: {label}{mark}")
        if question.is_text:
            click.echo("    - any text of one line")
        if question.when:
            click.echo(f"    Only where {question.condition}; otherwise {question.because}.")
