"""Start-up, decision and creation against what they are built on and what else makes projects.

The generator is installed from a wheel, with bytecode compiled, as a user's is. It creates
without git, from the same skeleton and answers as the ``cookiecutter`` command.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from benchmarks.answers import creating
from benchmarks.installed import install_generator, releases
from benchmarks.measure import ROOT, Command, Workshop, in_turn, without, workshop
from benchmarks.peers import tried
from benchmarks.result import Met, Result

NAME = "commands"
ANSWERS = {"flask": {"kind": "single-purpose-tool"}, "django": {"kind": "ecommerce"}}
RELEASES = ("new-project", "click", "cookiecutter", "django", "jinja2")


class Aim(NamedTuple):
    """What is promised of a command: at most so many times the time or memory of another."""

    command: str
    baseline: str
    most: float
    memory: bool = False

    def met(self, commands: dict[str, Command]) -> Met:
        ours, theirs = commands[self.command], commands[self.baseline]
        ratio = ours.peak / theirs.peak if self.memory else ours.milliseconds / theirs.milliseconds
        of_memory = ", memory" if self.memory else ""
        return Met(f"{self.command} / {self.baseline}{of_memory}", ratio, self.most)


AIMS = (
    Aim("new-project --help", "import click", 1.25),
    Aim("new-project recommend", "import click", 1.6),
    Aim("new-project (flask)", "cookiecutter (flask)", 0.5),
    Aim("new-project (django)", "cookiecutter (django)", 0.5),
    Aim("new-project (django)", "startproject", 1.0),
    Aim("new-project (flask)", "cookiecutter (flask)", 1.0, memory=True),
    Aim("new-project (django)", "cookiecutter (django)", 1.0, memory=True),
)


def measure(rounds: int) -> Result:
    """Run all in turn; the first runs come last: they write the most, and then disks are slow."""
    with workshop() as shop:
        commands = install_generator(shop.home / "environment", "django")
        peers = tried(shop)
        warm = [*warm_commands(commands, shop), *peers.commands]
        cold = cold_commands(commands, shop)
        for listed in (warm, cold):
            in_turn(listed, rounds)
        versions = releases(commands, RELEASES)
    by_name = {command.name: command for command in (*warm, *cold)}
    return Result(
        NAME,
        tuple(command.row for command in by_name.values()),
        tuple(aim.met(by_name) for aim in AIMS),
        ('"first" compiles the templates; all else has done it before.', *peers.notes),
        {**versions, **peers.releases},
    )


def warm_commands(bin_folder: Path, shop: Workshop) -> list[Command]:
    """List what is measured; each creation starts without the project of the round before."""
    python, new_project = bin_folder / "python", bin_folder / "new-project"
    words: dict[str, list[str | Path]] = {
        "python": [python, "-c", "pass"],
        "import click": [python, "-c", "import click"],
        "new-project --help": [new_project, "--help"],
        "new-project recommend": [new_project, "recommend", "--no-input"],
        "startproject": [bin_folder / "django-admin", "startproject", "startproject"],
    }
    for framework, answers in ANSWERS.items():
        skeleton = ROOT / "templates" / f"{framework}-skeleton"
        theirs = ["--no-input", "project_name=theirs", *map("=".join, answers.items())]
        words[f"new-project ({framework})"] = [*creating(bin_folder, framework, "ours", answers)]
        words[f"cookiecutter ({framework})"] = [bin_folder / "cookiecutter", skeleton, *theirs]
    clear = without(*(shop.work / name for name in ("startproject", "ours", "theirs")))
    return [Command(name, each, shop.work, shop.environment, clear) for name, each in words.items()]


def cold_commands(bin_folder: Path, shop: Workshop) -> list[Command]:
    """List the first runs, which compile the templates."""
    clear = without(shop.work / "first", shop.home / "cache")
    return [
        Command(
            f"new-project ({framework}, first)",
            creating(bin_folder, framework, "first", answers),
            shop.work,
            shop.environment,
            clear,
        )
        for framework, answers in ANSWERS.items()
    ]
