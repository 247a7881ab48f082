"""``new-project recommend``: decide and explain, write nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.options import answer_options, gather, json_option, printable

if TYPE_CHECKING:
    from pathlib import Path


@click.command("recommend")
@answer_options
@json_option
def command(
    framework: str | None,
    answers_file: Path | None,
    settings: tuple[str, ...],
    no_input: bool,
    as_json: bool,
) -> None:
    """Decide and explain, write nothing."""
    from generator.catalog import load_catalog
    from generator.criteria import load_ruleset
    from generator.recommend import recommend

    said = gather(framework, answers_file, settings)
    catalog, ruleset, answers = load_catalog(), load_ruleset(), said.answers
    if not no_input:
        from generator.interview import interview
        from generator.prompt import asker

        answers = interview(catalog, ruleset, said.framework, answers, {}, asker(), parts=False)
    recommendation = recommend(ruleset, answers, catalog.deciding)
    if as_json:
        click.echo(printable(recommendation.as_dict()))
        return
    from generator.cli.console import show_decision
    from generator.decision import Decision

    show_decision(Decision(said.framework, answers, recommendation))
