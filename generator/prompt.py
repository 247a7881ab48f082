"""Ask a person: arrow keys on a terminal, numbered lines elsewhere."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from typing import Any

import click

from generator.catalog import Question
from generator.errors import GeneratorError, UsageError

BACK_WORDS = {"b", "back", "<"}
NOTHING = "-"
NO_INPUT_HINT = (
    "Answer with --set ID=VALUE or --answers FILE, and pass --no-input "
    "to take defaults for the rest."
)


def asker() -> LineAsker:
    """Choose the way of asking that the terminal allows."""
    # A stream that was closed before the start is None.
    streams = (sys.stdin, sys.stderr)
    fit = all(stream is not None and stream.isatty() for stream in streams)
    return ArrowAsker() if fit and os.environ.get("TERM") != "dumb" else LineAsker()


class LineAsker:
    """Ask in numbered lines and read one line for each answer."""

    def say(self, text: str) -> None:
        click.echo(f"  {text}", err=True)

    def ask(
        self, question: Question, default: str, disabled: Mapping[str, str], can_go_back: bool
    ) -> str | None:
        """Return the answer, or None to go back."""
        click.echo(f"\n{question.prompt}\n  {question.help}", err=True)
        numbers = self._list(question, disabled)
        shown = {value: number for number, value in numbers.items()}.get(default, default)
        ways = [", - for nothing"] if question.is_text and default else []
        ways += [", b to go back"] if can_go_back else []
        while True:
            line = self.read(f"Answer [{shown}]{''.join(ways)}: ")
            if question.is_text and line == NOTHING:
                return question.coerce("")
            if can_go_back and line.lower() in BACK_WORDS:
                return None
            try:
                value = question.coerce(numbers.get(line, line) or default)
            except UsageError as error:
                self.say(f"{error.message} {error.hint}")
                continue
            if value not in disabled:
                return value
            self.say(disabled[value])

    def read(self, prompt: str) -> str:
        """Read one line; the end of the input is an error with a way out."""
        click.echo(prompt, err=True, nl=False)
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            click.echo(err=True)
            raise GeneratorError(
                "The input ended before every question was answered.", NO_INPUT_HINT
            )
        return line.strip()

    def _list(self, question: Question, disabled: Mapping[str, str]) -> dict[str, str]:
        """Show the choices and return them by number; those not possible have none."""
        numbers: dict[str, str] = {}
        for value, label in question.choices.items():
            if value in disabled:
                click.echo(f"   -) {label} (not possible: {disabled[value]})", err=True)
            else:
                numbers[str(len(numbers) + 1)] = value
                click.echo(f"  {len(numbers):2}) {label}", err=True)
        return numbers


class ArrowAsker(LineAsker):
    """Ask with a list to move in; needs a terminal."""

    def ask(
        self, question: Question, default: str, disabled: Mapping[str, str], can_go_back: bool
    ) -> str | None:
        """Return the answer, or None to go back."""
        ask = self._text if question.is_text else self._select
        return ask(question, default, disabled, can_go_back)

    def _select(
        self, question: Question, default: str, disabled: Mapping[str, str], can_go_back: bool
    ) -> str | None:
        from questionary import Choice, select

        choices = [
            Choice(label, value=value, disabled=disabled.get(value))
            for value, label in question.choices.items()
        ]
        if can_go_back:
            choices.append(Choice("← back", value=""))
        answer = select(
            question.prompt,
            choices=choices,
            default=default if default in question.choices and default not in disabled else None,
            instruction=self._instruction(question.help),
            **self._streams(),
        ).unsafe_ask()
        return answer or None

    def _text(
        self, question: Question, default: str, disabled: Mapping[str, str], can_go_back: bool
    ) -> str | None:
        from questionary import text

        def back_wanted(value: str) -> bool:
            return can_go_back and value.strip() == "<"

        def fault(value: str) -> bool | str:
            try:
                if not back_wanted(value):
                    question.coerce(value)
            except UsageError as error:
                return error.message
            return True

        back = ["< goes back"] if can_go_back else []
        answer = text(
            question.prompt,
            default=default,
            validate=fault,
            instruction=self._instruction(question.help, *back, "") + " ",
            **self._streams(),
        ).unsafe_ask()
        return None if back_wanted(answer) else question.coerce(answer)

    def _instruction(self, *paragraphs: str) -> str:
        """Put each text on lines of its own, within the terminal."""
        width = shutil.get_terminal_size().columns - 1
        return "".join("\n" + click.wrap_text(text, width, "  ", "  ") for text in paragraphs)

    def _streams(self) -> dict[str, Any]:
        """Draw on standard error, so that standard output holds results alone."""
        from prompt_toolkit.output import ColorDepth, create_output

        depth = ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None
        return {"output": create_output(stdout=sys.stderr), "color_depth": depth}
