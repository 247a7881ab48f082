"""The options that several commands share, and the answers they add up to."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from generator.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

Command = TypeVar("Command", bound=Callable[..., Any])


class Said(NamedTuple):
    """What was said before anybody is asked: the framework and the explicit answers."""

    framework: str
    answers: dict[str, str]


def as_path(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Path | None:
    """Read an option as a path; the import would slow down every start."""
    if value is None:
        return None
    if value == "":
        raise click.BadParameter("it is empty.")
    from pathlib import Path

    return Path(value)


def answer_options(command: Command) -> Command:
    """Add the options that say answers."""
    for option in reversed(
        (
            click.option(
                "--framework",
                is_flag=False,
                flag_value="auto",
                metavar="auto|flask|django",
                help="The framework; auto (the default) decides by the evidence.",
            ),
            click.option(
                "--answers",
                "answers_file",
                metavar="FILE",
                callback=as_path,
                help="A TOML file of answers, in a table [answers].",
            ),
            click.option(
                "--set",
                "settings",
                metavar="ID=VALUE",
                multiple=True,
                shell_complete=_complete_setting,
                help="One answer; may be repeated; beats the file.",
            ),
            click.option(
                "--no-input",
                is_flag=True,
                help="Never ask: what was not answered takes its default and stays neutral.",
            ),
        )
    ):
        command = option(command)
    return command


def json_option(command: Command) -> Command:
    """Add the option for programs that read the result."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON object, nothing else."
    )(command)


def gather(framework: str | None, answers_file: Path | None, settings: tuple[str, ...]) -> Said:
    """Put the sources of answers together: file, then environment, then options."""
    from generator.answers import (
        AUTO,
        FRAMEWORK,
        framework_choice,
        from_environment,
        from_file,
        from_options,
    )
    from generator.catalog import load_catalog

    catalog = load_catalog()
    answers = from_file(catalog, answers_file) if answers_file else {}
    answers |= from_environment(catalog, os.environ)
    said = answers.pop(FRAMEWORK, AUTO)
    answers |= from_options(catalog, settings)
    return Said(
        framework_choice(framework, "in --framework") if framework is not None else said, answers
    )


def printable(value: object) -> str:
    """Write JSON for standard output, in ASCII, which any encoding of it can hold."""
    import json

    return json.dumps(value, indent=2)


def required(name: str | None) -> str:
    """Insist on a name where nobody can be asked for it."""
    if name is None:
        raise UsageError("The name of the project is missing.", "Give it: new-project NAME.")
    return name


def _complete_setting(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete ``ID=VALUE`` in the shell, first the id and then its choices."""
    from generator.catalog import load_catalog

    questions = load_catalog().questions
    name, separator, _ = incomplete.partition("=")
    if separator and name in questions:
        complete = [f"{name}={choice}" for choice in questions[name].choices]
    else:
        complete = [f"{name}=" for name in questions]
    return [text for text in complete if text.startswith(incomplete)]
