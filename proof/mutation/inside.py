"""What is run inside a copy of the repository, so that it is the copy's code and templates."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from proof.course import Course
from proof.mutation.shapes import SHAPES
from proof.production import runs_in_production
from proof.projects import built, make_project
from proof.static import STYLE, check
from proof.static.project import Project


@click.group()
def main() -> None:
    """Take a command."""


@main.command()
@click.argument("framework")
@click.argument("name")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("shapes", nargs=-1)
def render(framework: str, name: str, folder: Path, shapes: tuple[str, ...]) -> None:
    """Make projects of shapes, each in a folder of its shape; print where."""
    found = {
        shape: str(make_project(framework, folder / shape, name, **SHAPES[shape]))
        for shape in shapes
    }
    click.echo(json.dumps(found))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("shapes", nargs=-1)
def static(folder: Path, shapes: tuple[str, ...]) -> None:
    """Look at the files of rendered projects. Exit 1 where one is not as it should be.

    Their form is left out: a break changes it, and that is not what has to be noticed.
    """
    projects = {shape: Project(next((folder / shape).iterdir())) for shape in shapes}
    failed = [
        f"{shape}: {outcome.check}: {outcome.reason}"
        for shape, outcomes in check(projects, folder).items()
        for outcome in outcomes
        if outcome.status == "failed" and outcome.check != STYLE
    ]
    click.echo("\n".join(failed))
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("framework")
@click.argument("shape")
@click.argument("project", type=click.Path(path_type=Path))
def contract(framework: str, shape: str, project: Path) -> None:
    """Hold a project against the contract. Exit 1 where it does not keep it."""
    course = Course()
    runs_in_production(course, project, built(framework, **SHAPES[shape]))
    failed = [outcome for outcome in course.outcomes if outcome.status == "failed"]
    for outcome in failed:
        click.echo(f"{outcome.check}: {outcome.reason}\n{outcome.log}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
