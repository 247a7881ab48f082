"""The command line: one module a command, which parses, calls one function and prints."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from click_default_group import DefaultGroup

from generator import __version__
from generator.errors import GeneratorError, UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = ("create", "recommend", "questions")
# Commands of the interface that are still to come: not names of projects by mistake.
LATER = ("update", "add", "remove", "check", "explain", "kit")


class LazyGroup(DefaultGroup):  # type: ignore[misc]  # the package is not annotated
    """A group that imports a command when it is asked for, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in LATER:
            raise UsageError(
                f"This version has no command {cmd_name} yet.",
                f"A project of that name is made by `new-project create {cmd_name}`.",
            )
        name = cmd_name if cmd_name in COMMANDS else self.default_cmd_name
        if name not in self.commands:
            self.add_command(importlib.import_module(f"generator.cli.{name}").command)
        command: click.Command | None = super().get_command(ctx, cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leave the default command out where the shell completes the first word."""
        parse = click.Group.parse_args if ctx.resilient_parsing else DefaultGroup.parse_args
        rest: list[str] = parse(self, ctx, args)
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the default command's options beside the commands."""
        default = importlib.import_module(f"generator.cli.{self.default_cmd_name}").command
        found = super().shell_complete(ctx, incomplete)
        found += default.shell_complete(click.Context(default, parent=ctx), incomplete)
        return list({item.value: item for item in found}.values())


@click.group(
    cls=LazyGroup,
    default="create",
    default_if_no_args=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`new-project create --help` shows the options for making a project.",
)
@click.version_option(__version__, "-V", "--version", prog_name="new-project")
@click.pass_context
def group(ctx: click.Context) -> None:
    """Make a Flask or Django project that works from its first commit.

    `new-project NAME` asks a few questions, picks the framework by published evidence,
    says why, and makes the project. With --no-input it never asks.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main(arguments: Sequence[str] | None = None, prog_name: str = "new-project") -> None:
    """Run the command line and exit: 0 done, 1 refused, 2 wrong usage."""
    gc.disable()  # a short run that mostly imports: looking for garbage costs more than it frees
    if isinstance(sys.stdin, io.TextIOWrapper):
        # Bytes that are no text become an answer that is refused with a reason.
        sys.stdin.reconfigure(errors="surrogateescape")
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What an old encoding cannot show (a pipe's on Windows, say) must not end in an error.
        sys.stdout.reconfigure(errors="backslashreplace")
    if "_NEW_PROJECT_COMPLETE" in os.environ:
        importlib.import_module("generator.cli.completion")
    status = run(arguments, prog_name)
    gc.freeze()  # nor is it looked for at the end, when everything goes anyway
    sys.exit(status)


def run(arguments: Sequence[str] | None = None, prog_name: str = "new-project") -> int:
    """Run the command line and return its exit status; errors go to standard error."""
    try:
        status = group.main(arguments, prog_name, standalone_mode=False)
        return status if isinstance(status, int) else 0
    except GeneratorError as error:
        return report(error.message, error.hint, error.exit_code)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else prog_name
        return report(error.format_message(), f"`{command} --help` shows the options.", 2)
    except click.ClickException as error:
        return report(error.format_message(), "", error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return report("Stopped; nothing was left behind.", "", 1)
    except BrokenPipeError:
        # Whoever read the output is gone: leave quietly, and keep Python from flushing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        hint = "Run it in a folder that exists, and check the paths that were given."
        return report(f"{error.strerror or error}{where}.", hint, 1)


def report(message: str, hint: str, status: int) -> int:
    """Print an error the same way everywhere and hand on the exit status."""
    click.echo(click.style("Error: ", fg="red", bold=True) + message, err=True, color=_color())
    if hint:
        click.echo(click.style("Hint: ", bold=True) + hint, err=True, color=_color())
    return status


def _color() -> bool | None:
    return False if os.environ.get("NO_COLOR") else None
