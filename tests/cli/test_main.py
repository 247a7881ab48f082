"""The command line as a whole: help, version, colours, closed streams, completion."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import __version__
from generator.answers import from_options
from generator.catalog import load_catalog
from generator.cli import group
from generator.cli.create import command
from generator.create import named, plan_project
from generator.errors import GeneratorError
from generator.interview import command_line

Completed = subprocess.CompletedProcess[str]
Run = Callable[..., Completed]

ROOT = Path(__file__).parent.parent.parent
COMMANDS = ("create", "recommend", "questions")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_names_the_commands(cli: Run, option: str) -> None:
    result = cli(option)
    assert result.returncode == 0
    assert result.stdout.startswith("Usage: new-project ")
    assert result.stderr == ""
    for name in COMMANDS:
        assert f"  {name}" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_each_command_has_its_help(cli: Run, command: str, option: str) -> None:
    result = cli(command, option)
    assert result.returncode == 0
    assert result.stdout.startswith(f"Usage: new-project {command} ")
    assert "--json" in result.stdout


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("create", "framework answers set no-input output-dir install git verify dry-run json"),
        ("recommend", "framework answers set no-input json"),
    ],
)
def test_the_promised_options_are_there(cli: Run, command: str, options: str) -> None:
    text = cli(command, "--help").stdout
    for option in options.split():
        assert f"--{option}" in text


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_said(cli: Run, option: str) -> None:
    result = cli(option)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"new-project, version {__version__}\n"


def test_the_package_can_be_run() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "generator", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.startswith("Usage: new-project ")


@pytest.mark.parametrize("arguments", [["--help"], ["recommend", "--no-input"], ["questions"]])
def test_what_renders_nothing_does_not_import_cookiecutter(
    driver: list[str], arguments: list[str]
) -> None:
    script = Path(driver[1])
    listing = "atexit.register(lambda: print(sorted(sys.modules), file=sys.stderr))"
    script.write_text(
        script.read_text().replace("\nmain()", f"\nimport atexit\n\n{listing}\nmain()")
    )
    result = subprocess.run([*driver, *arguments], capture_output=True, text=True, check=True)
    assert "'generator.cli'" in result.stderr
    for slow in ("cookiecutter", "jinja2", "questionary", "tomli_w"):
        assert f"'{slow}'" not in result.stderr


def test_piped_output_has_no_colours(process: Run) -> None:
    for arguments in (["questions"], ["--nonsense"], ["x y", "--no-input", "--dry-run"]):
        result = process(*arguments)
        assert "\x1b" not in result.stdout + result.stderr


def test_json_is_one_object_alone(process: Run) -> None:
    for arguments in (
        ["questions"],
        ["recommend", "--no-input"],
        ["class", "--no-input", "--dry-run", "--set", "deploy=kubernetes"],
        ["class", "--no-input", "--no-git"],
    ):
        result = process(*arguments, "--json")
        assert isinstance(json.loads(result.stdout), dict)
        assert result.stdout.startswith("{\n")
        assert result.stdout.endswith("\n}\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_text_that_the_output_cannot_show_does_no_harm(
    process: Run, work: Path, encoding: str
) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    result = process("Ünï 日本", "--no-input", "--no-git", "--json", env=environment)
    assert result.returncode == 0, result.stderr
    assert [path.name for path in work.iterdir()] == ["uni-ri-ben"]


@pytest.mark.parametrize("arguments", [["questions"], ["--help"], ["x y", "--no-input"]])
def test_a_reader_that_is_gone_gives_no_traceback(driver: list[str], arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        result = subprocess.run(
            [*driver, *arguments], stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.stderr == ""
    assert result.returncode == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_really_closed_do_no_harm(
    driver: list[str], work: Path, closed: str
) -> None:
    line = f'"$@" "My Shop" --no-input --install {closed}'
    environment = {**os.environ, "PATH": f"{work}/bin:{os.environ['PATH']}"}
    (work / "bin").mkdir()
    (work / "bin" / "make").write_text("#!/bin/sh\necho no; exit 1\n")
    (work / "bin" / "make").chmod(0o755)
    result = subprocess.run(
        ["sh", "-c", line, "sh", *driver],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert "Traceback" not in result.stderr
    assert result.returncode == 0, result.stderr
    assert (work / "my-shop" / "README.md").exists()


def completed(process: Run, words: str, *, asking: str = "bash") -> list[str]:
    """Complete the last of some words, as the shell's script asks for it."""
    count = len(words.split(" ")) - 1
    place = str(count) if asking != "fish" else words.rpartition(" ")[2]
    result = process(
        env={
            **os.environ,
            "_NEW_PROJECT_COMPLETE": f"{asking}_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": place,
        }
    )
    return result.stdout.split()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(process: Run, shell: str) -> None:
    if shell == "bash" and not Path("/bin/bash").exists():
        pytest.skip("click asks bash for its version, and there is none")
    result = process(env={**os.environ, "_NEW_PROJECT_COMPLETE": f"{shell}_source"})
    assert result.returncode == 0
    assert f"_NEW_PROJECT_COMPLETE={shell}_complete" in result.stdout


def test_ids_and_choices_are_completed(process: Run) -> None:
    ids = [f"plain,{name}=" for name in load_catalog().questions]
    assert completed(process, "new-project --set ") == ids
    assert completed(process, "new-project x --set da") == ["plain,data=", "plain,database="]
    assert completed(process, "new-project recommend --set data=r") == ["plain,data=relational"]
    assert completed(process, "new-project --set nobody=") == []
    assert "admin=" in completed(process, "new-project --set ad", asking="zsh")
    assert completed(process, "new-project --set ad", asking="fish") == ["plain,admin="]


def test_commands_and_options_are_completed(process: Run) -> None:
    assert completed(process, "new-project re") == ["plain,recommend"]
    assert completed(process, "new-project --fr") == ["plain,--framework"]
    assert completed(process, "new-project --vers") == ["plain,--version"]
    assert completed(process, "new-project recommend --no-") == ["plain,--no-input"]


HOSTILE = [
    "plain",
    "-x",
    "--help",
    'it\'s "quoted" $HOME `id`',
    "a;b & c | d",
    "recommend",
    "{{ x }} 😀",
]


def read_back(line: str) -> tuple[str, str, dict[str, str]]:
    """Parse the line as the shell and the command line do, and return what it says."""
    words = shlex.split(line)
    assert words[0] == "new-project"
    with group.make_context("new-project", list(words[1:]), resilient_parsing=True) as context:
        rest = [*context._protected_args, *context.args]
        name, found, rest = group.resolve_command(context, rest)
        assert found is command
    with command.make_context(name, list(rest)) as made:
        assert made.params["no_input"] is True
        said = made.params
    return said["name"], said["framework"], from_options(load_catalog(), said["settings"])


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize("name", HOSTILE)
def test_the_printed_line_makes_the_same_plan(name: str) -> None:
    answers = {"description": 'it\'s a "$SHOP" = `x` \\ -- 😀', "admin": "yes", "data": "none"}
    line = command_line(name, "auto", answers)
    assert read_back(line) == (name, "auto", answers)
    assert plan_project(name, "auto", answers) == plan_project(*read_back(line))


@given(st.text(min_size=1, max_size=30), st.text(max_size=30))
@settings(deadline=None, max_examples=60)
def test_any_name_and_text_come_through_the_printed_line(name: str, text: str) -> None:
    try:
        name = named(name).project
        answers = from_options(load_catalog(), [f"description={text}"])
    except GeneratorError:
        return
    assert read_back(command_line(name, "flask", answers)) == (name, "flask", answers)


def test_options_are_repeated_in_the_printed_line() -> None:
    line = command_line("shop", "flask", {}, ["--no-git", "--output-dir", str(Path("a b"))])
    assert shlex.split(line)[-3:] == ["--no-git", "--output-dir", "a b"]
