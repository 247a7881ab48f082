"""What people see on the terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import click

from generator.decision import Decision, reason_line, summary, together

if TYPE_CHECKING:
    from typing import TextIO

    from generator.plan import Plan
    from generator.recommend import Reason


def show_decision(decision: Decision, *, err: bool = False) -> None:
    """Explain a decision: the outcome, what speaks for and against, what would turn it.

    ``err`` shows it on standard error, in the course of an interview.
    """
    click.echo("\n".join(_explained(decision)), err=err)


def _explained(decision: Decision) -> Iterator[str]:
    recommendation = decision.recommendation
    heading, _, rest = summary(decision).partition(" ")
    yield f"{click.style(heading, bold=True)} {_wrapped(rest, indent=len(heading) + 1).lstrip()}"
    for title, favoured in (("For it", True), ("Against it", False)):
        reasons = (
            r for r in recommendation.reasons if (r.favours == decision.framework) is favoured
        )
        yield from _listed(title, reasons)
    yield from _listed("To know beside that", recommendation.notes)
    if recommendation.would_flip and not decision.by_hand:
        turned = " or ".join(together(change) for change in recommendation.would_flip)
        yield f"\nIt would turn with {turned}."
    if recommendation.unanswered:
        yield _wrapped(f"Not answered, so neutral: {', '.join(recommendation.unanswered)}.")


def show_notes(plan: Plan) -> None:
    """Say what came along and what cannot be built yet."""
    if plan.names.note:
        note(plan.names.note[0].upper() + plan.names.note[1:] + ".")
    for brought in plan.brought:
        note(f"Brought along: {brought}.")
    for pending in plan.pending:
        note(
            f"Not built yet: {pending.question} = {pending.value}. It counts in the decision, but "
            f"the {plan.skeleton.framework.capitalize()} skeleton has no part for it; "
            f"the project is made with {pending.question} = {pending.instead}.",
            warning=True,
        )


def show_dry_run(plan: Plan, folder: str) -> None:
    """Show the tree and the packages, each with the answer that brings it."""
    click.echo(f"\n{folder}/")
    _table((_indented(path), because) for path, because in sorted(_tree(plan).items()))
    for title, development in (("Packages", False), ("Packages for development", True)):
        click.echo(f"\n{title}")
        _table(
            (f"  {package.requirement}", package.because)
            for package in sorted(plan.packages, key=lambda package: package.requirement.lower())
            if package.development is development
        )
    click.echo(f"\n{plan.file_count} files; nothing was written.")


def note(text: str, *, warning: bool = False) -> None:
    """Tell something beside the result, on standard error."""
    mark = click.style("Warning: ", fg="yellow") if warning else ""
    click.echo(mark + text, err=True)


class Progress:
    """Show what a long step is doing: its last line on a terminal, its steps elsewhere."""

    def __init__(self) -> None:
        self.step = ""
        self.started = time.perf_counter()
        self.live = _on_terminal(sys.stderr)

    def __call__(self, step: str, line: str) -> None:
        if step != self.step:
            self.step, self.started = step, time.perf_counter()
            if not self.live:
                note(f"{step} …")
        if self.live and line:
            width = _width()
            elapsed = time.perf_counter() - self.started
            click.echo(
                f"\r\x1b[2K{f'{step} {elapsed:3.0f} s  {line}'[: width - 1]}", nl=False, err=True
            )

    def done(self) -> None:
        """Clear the line."""
        if self.live and self.step:
            click.echo("\r\x1b[2K", nl=False, err=True)


def _listed(title: str, reasons: Iterable[Reason]) -> Iterator[str]:
    lines = [reason_line(reason) for reason in reasons]
    if lines:
        yield f"\n{title}"
    for line in lines:
        yield _wrapped(line, "  - ", indent=4)


def _wrapped(text: str, start: str = "", indent: int = 0) -> str:
    """Wrap for a terminal; what a program or a file gets keeps its lines."""
    if not (_on_terminal(sys.stdout) or _on_terminal(sys.stderr)):
        return start + text
    return click.wrap_text(text, _width(), start or " " * indent, " " * indent)


def _on_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; one that was closed before the start is None."""
    return stream is not None and stream.isatty()


def _width() -> int:
    import shutil  # slow to import, and only needed on terminals

    return min(100, shutil.get_terminal_size().columns)


def _tree(plan: Plan) -> Mapping[str, str]:
    from generator.record import RECORD_FILE

    files = {file.target: file.because for file in plan.files} | {RECORD_FILE: "always"}
    folders = {
        "/".join(path.split("/")[:depth]) + "/": ""
        for path in files
        for depth in range(1, path.count("/") + 1)
    }
    return files | folders


def _indented(path: str) -> str:
    depth = path.rstrip("/").count("/") + 1
    name = path.rstrip("/").rpartition("/")[2] + "/" * path.endswith("/")
    return "  " * depth + name


def _table(rows: Iterable[tuple[str, str]]) -> None:
    pairs = list(rows)
    width = max((len(left) for left, _ in pairs), default=0) + 2
    for left, right in pairs:
        click.echo(f"{left.ljust(width)}{click.style(right, dim=True)}".rstrip())
