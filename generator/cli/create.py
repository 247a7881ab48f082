"""``new-project NAME``: make a project."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from generator.cli.options import (
    answer_options,
    as_path,
    gather,
    json_option,
    printable,
    required,
)

if TYPE_CHECKING:
    from pathlib import Path

    from generator.create import Created
    from generator.plan import Plan


@click.command("create")
@click.argument("name", required=False)
@answer_options
@click.option(
    "--output-dir",
    callback=as_path,
    metavar="DIR",
    help="Where the project's folder appears (here, if not said).",
)
@click.option(
    "--install/--no-install", default=None, help="Make the environment and lock the dependencies."
)
@click.option(
    "--git/--no-git", default=None, help="Commit the pristine project to a repository (on)."
)
@click.option("--verify", is_flag=True, help="Run the new project's lint and tests before.")
@click.option("--dry-run", is_flag=True, help="Show the tree and the packages; write nothing.")
@json_option
def command(
    name: str | None,
    framework: str | None,
    answers_file: Path | None,
    settings: tuple[str, ...],
    no_input: bool,
    output_dir: Path | None,
    install: bool | None,
    git: bool | None,
    verify: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make a project called NAME."""
    from pathlib import Path

    from generator.cli.console import Progress, show_decision, show_dry_run, show_notes
    from generator.create import Steps, create, plan_project, require_git

    said = gather(framework, answers_file, settings)
    answers, parent = said.answers, (output_dir or Path()).absolute()
    if git is not False and not dry_run:
        require_git()
    if no_input:
        plan = plan_project(required(name), said.framework, answers)
        show_notes(plan)
        if not as_json:
            show_decision(plan.decision)
    else:
        from generator.cli.asking import ask_for_plan

        name, answers, plan = ask_for_plan(name, said, parent)
    if dry_run:
        warn_of_occupied(parent / plan.names.slug)
        if as_json:
            click.echo(printable({**described(plan), "dry_run": True}))
        else:
            show_dry_run(plan, os.path.relpath(parent / plan.names.slug))
        return
    progress = Progress()
    steps = Steps(git is not False, verify, bool(install), progress)
    try:
        created = create(plan, parent, steps)
    finally:
        progress.done()
    if as_json:
        click.echo(printable({**described(plan), **outcome(created)}))
    else:
        report(plan, created)
        if not no_input:
            options = repeated(output_dir, git, install, verify)
            show_command(plan.names.project, said.framework, answers, options)
    if created.installed is not None and created.installed.stopped:
        raise SystemExit(1)


def warn_of_occupied(destination: Path) -> None:
    """Say already in a dry run what would be refused in earnest."""
    from generator.cli.console import note
    from generator.errors import GeneratorError
    from generator.staging import refuse_occupied

    try:
        refuse_occupied(destination)
    except GeneratorError as error:
        note(error.message, warning=True)


def described(plan: Plan) -> dict[str, object]:
    """Give the JSON shape of a plan."""
    return {
        "name": plan.names.project,
        "slug": plan.names.slug,
        "package": plan.names.package,
        "framework": plan.skeleton.framework,
        "recommendation": plan.decision.recommendation.as_dict(),
        "answers": dict(plan.answers),
        "brought": [str(brought) for brought in plan.brought],
        "not_built": [
            {"question": entry.question, "answer": entry.value, "instead": entry.instead}
            for entry in plan.pending
        ],
        "files": [{"path": file.target, "because": file.because} for file in plan.files],
        "packages": [
            {
                "requirement": package.requirement,
                "because": package.because,
                "development": package.development,
            }
            for package in plan.packages
        ],
        "note": plan.names.note,
    }


def outcome(created: Created) -> dict[str, object]:
    """Give the JSON shape of what was made."""
    return {
        "dry_run": False,
        "folder": str(created.folder),
        "commit": created.commit,
        "seconds": round(created.seconds, 3),
        "installed": created.installed.ok if created.installed else None,
    }


def report(plan: Plan, created: Created) -> None:
    """Say what was made, how long it took and what to do next."""
    import shlex

    from generator.cli.console import note
    from generator.git import enclosing_repository

    click.echo(
        f"\nCreated {created.folder.name}, a {plan.skeleton.framework.capitalize()} project of "
        f"{created.files} files, in {created.seconds:.2f} s."
    )
    if created.commit and (outer := enclosing_repository(created.folder.parent)):
        note(
            f"The project is a repository of its own inside {outer}; with --no-git it would "
            "be part of that one."
        )
    installed = created.installed is not None and created.installed.ok
    if created.installed is not None and not installed:
        tail = "\n".join(f"  {line}" for line in created.installed.tail)
        note(f"The environment could not be made:\n{tail}", warning=True)
        note("The project is whole; run `make setup` in it when that is mended.")
    folder = shlex.quote(os.path.relpath(created.folder))
    commands = [f"cd {folder}", *(["make test"] if installed else ["make setup"]), "make run"]
    click.echo("Next:\n" + "\n".join(f"  {line}" for line in commands))


def repeated(
    output_dir: Path | None, git: bool | None, install: bool | None, verify: bool
) -> list[str]:
    """Write the options that were given beside the answers the way they were given."""
    said = {"--no-git": git is False, "--install": bool(install), "--verify": verify}
    options = [option for option, wanted in said.items() if wanted]
    return [*options, "--output-dir", str(output_dir)] if output_dir else options


def show_command(
    name: str, framework: str, answers: Mapping[str, str], options: Sequence[str]
) -> None:
    """Print the one line that does the same without asking."""
    from generator.interview import command_line

    click.echo(f"\nThe same without asking:\n  {command_line(name, framework, answers, options)}")
