"""Errors: what is wrong, what to do about it, the right status, and never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Completed = subprocess.CompletedProcess[str]
Run = Callable[..., Completed]
ToolMaker = Callable[..., Path]
SHOP = ("My Shop", "--framework", "flask", "--no-input")


def assert_refused(result: Completed, status: int, message: str, hint: str) -> None:
    assert result.returncode == status, result.stderr
    assert result.stdout == ""
    error, *rest = result.stderr.splitlines()
    assert error.startswith("Error: ")
    assert message in result.stderr
    assert rest[-1].startswith("Hint: ")
    assert hint in rest[-1]


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["--set", "datta=none"], "no question 'datta' (in --set)", "Did you mean data?"),
        (["--set", "data=nil"], "data cannot be 'nil' (in --set)", "Choose one of: simple, none"),
        (["--set", "data"], "--set 'data' is not of the form ID=VALUE", "--set data=relational"),
        (["--set", "author=a\x1bb"], "author holds control characters", "one line"),
        (["--set", "email=x"], "'x' is not an e-mail address", "ada@example.com"),
        (["--answers", "none.toml"], "none.toml does not exist", "path"),
        (["--answers", "."], "cannot be read", "text file"),
        (["--answers", "broken.toml"], "is not valid TOML", "[answers]"),
        (["--framework", "rails"], "framework cannot be 'rails'", "auto, "),
        (["--framework="], "framework cannot be ''", "auto, "),
        (["--nonsense"], "No such option", "`new-project create --help`"),
        (["another name"], "unexpected extra argument", "`new-project create --help`"),
        (["--set"], "requires an argument", "--help` shows the options"),
    ],
)
def test_wrong_usage_is_status_two(
    cli: Run, work: Path, arguments: list[str], message: str, hint: str
) -> None:
    (work / "broken.toml").write_text("[answers\n")
    assert_refused(cli("My Shop", "--no-input", *arguments), 2, message, hint)
    assert [path.name for path in work.iterdir()] == ["broken.toml"]


@pytest.mark.parametrize("command", ["recommend", "create"])
def test_the_commands_refuse_wrong_answers_alike(cli: Run, command: str) -> None:
    result = cli(command, "--no-input", "--set", "admin=perhaps")
    assert_refused(result, 2, "admin cannot be 'perhaps'", "no, yes")


def test_a_missing_name_is_wrong_usage_where_nobody_is_asked(cli: Run) -> None:
    assert_refused(cli("--no-input"), 2, "name of the project is missing", "new-project NAME")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["../shop"], "'../shop' is a path", "--output-dir"),
        (["/srv/shop"], "is a path", "--output-dir"),
        ([""], "The name is empty", "new-project NAME"),
        (["CON"], "device on Windows", "another name"),
        (["shop", "--set", "pages=no", "--set", "forms=many"], "there are none", "pages = yes"),
        (["shop", "--set", "pages=no", "--set", "htmx=yes"], "htmx changes", "pages = yes"),
        (["shop", "--set", "data=none", "--set", "database=mysql"], "needs a database", "data ="),
        (["taken"], "is not empty", "--output-dir"),
        (["file"], "is not a folder", "--output-dir"),
        (["shop", "--output-dir", "file"], "Nothing can be written", "--output-dir"),
        (["shop", "--output-dir", "/proc/new"], "Nothing can be written", "--output-dir"),
        (["shop", "--output-dir", "x" * 300], "File name too long", "path"),
    ],
)
def test_what_cannot_be_made_is_status_one(
    cli: Run, work: Path, arguments: list[str], message: str, hint: str
) -> None:
    (work / "taken").mkdir()
    (work / "taken" / "mine").write_text("mine")
    (work / "file").write_text("mine")
    result = cli("--framework", "flask", "--no-input", "--json", *arguments)
    assert_refused(result, 1, message, hint)
    assert sorted(path.name for path in work.rglob("*")) == ["file", "mine", "taken"]


def test_without_git_the_hint_names_the_way_without_it(cli: Run, tools: ToolMaker) -> None:
    tools(git=False)
    assert_refused(cli(*SHOP, "--json"), 1, "git is not installed", "--no-git")
    assert cli(*SHOP, "--no-git").returncode == 0


def test_a_folder_that_was_removed_is_no_traceback(driver: list[str], work: Path) -> None:
    (work / "gone").mkdir()
    result = subprocess.run(
        ["sh", "-c", 'rmdir "$PWD" && exec "$@"', "sh", *driver, *SHOP, "--json"],
        cwd=work / "gone",
        capture_output=True,
        text=True,
        check=False,
    )
    assert_refused(result, 1, "No such file or directory", "folder")


@pytest.mark.parametrize("closed", [False, True])
def test_nobody_to_answer_is_an_error_with_the_ways_out(
    driver: list[str], work: Path, closed: bool
) -> None:
    line = '"$@" "My Shop"' + (" <&-" if closed else " </dev/null")
    result = subprocess.run(
        ["sh", "-c", line, "sh", *driver], capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    error, hint = result.stderr.splitlines()[-2:]
    assert error == "Error: The input ended before every question was answered."
    assert hint.startswith("Hint: ")
    assert "--no-input" in hint
    assert list(work.iterdir()) == []


def test_errors_have_no_colour_when_asked_for_none(
    driver: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    result = subprocess.run([*driver, "--nonsense"], capture_output=True, text=True, check=False)
    assert result.stderr.startswith("Error: No such option")


def test_an_answer_that_no_encoding_holds_is_refused(driver: list[str]) -> None:
    arguments = [*(os.fsencode(word) for word in driver), b"a\xff\xfeb", b"--no-input"]
    result = subprocess.run(arguments, capture_output=True, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith(b"Error: The name holds control characters")


def test_ctrl_c_and_the_end_signals_leave_nothing(
    driver: list[str], work: Path, tools: ToolMaker
) -> None:
    python = Path(driver[0])
    tools(make=f': > "{work}.begun"; exec /bin/sleep 60')
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        Path(f"{work}.begun").unlink(missing_ok=True)
        command = [str(python), *driver[1:], *SHOP, "--verify", "--output-dir", "made"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            deadline = time.monotonic() + 20
            while not Path(f"{work}.begun").exists() and time.monotonic() < deadline:
                time.sleep(0.01)
            assert list(work.iterdir()) != []
            process.send_signal(number)
            assert process.wait(timeout=20) == 1
            assert process.stderr is not None
            assert "Error: Stopped; nothing was left behind." in process.stderr.read()
        assert list(work.iterdir()) == []


def test_stopping_while_installing_keeps_the_project_and_says_so(
    driver: list[str], work: Path, tools: ToolMaker
) -> None:
    tools(make=f': > "{work}.begun"; exec /bin/sleep 60')
    with subprocess.Popen(
        [*driver, *SHOP, "--install"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        deadline = time.monotonic() + 20
        while not Path(f"{work}.begun").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert "Created my-shop" in out
    assert "nothing was left behind" not in err
    assert "Warning: The environment could not be made:\n  stopped" in err
    assert process.returncode == 1
    assert (work / "my-shop" / "README.md").exists()


@pytest.mark.parametrize("name", ["update", "add", "remove", "check", "explain", "kit"])
def test_a_command_to_come_is_no_project_by_mistake(
    name: str, cli: Callable[..., Completed], work: Path
) -> None:
    result = cli(name, "--no-input", "--no-git")
    assert result.returncode == 2
    assert f"no command {name}" in result.stderr
    assert f"new-project create {name}" in result.stderr
    assert not list(work.iterdir())
    assert cli("create", name, "--no-input", "--no-git").returncode == 0


def test_the_framework_is_no_answer(cli: Callable[..., Completed], work: Path) -> None:
    result = cli("shop", "--no-input", "--set", "framework=flask")
    assert result.returncode == 2
    assert "--framework" in result.stderr
    assert not list(work.iterdir())


def test_a_dry_run_says_that_the_folder_is_occupied(
    cli: Callable[..., Completed], work: Path
) -> None:
    (work / "shop").mkdir()
    (work / "shop" / "mine.txt").write_text("mine", encoding="utf-8")
    result = cli("shop", "--no-input", "--dry-run")
    assert result.returncode == 0
    assert "not empty" in result.stderr
    assert [path.name for path in (work / "shop").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("options", [(), ("--framework", "flask")])
def test_the_end_of_the_input_at_the_name_ends_the_interview(
    process: Callable[..., Completed], work: Path, options: tuple[str, ...]
) -> None:
    result = process(*options, timeout=20)
    assert result.returncode == 1
    assert "The input ended" in result.stderr
    assert len(result.stderr) < 2000
    assert not list(work.iterdir())


@pytest.mark.parametrize(
    "content",
    [b"[answers]\na = " + b"[" * 5000, b"[answers]\nsize = " + b"9" * 6000, b"#" * 2_000_000],
    ids=["nested", "a long number", "too long"],
)
def test_an_answers_file_out_of_proportion_is_refused(cli: Run, work: Path, content: bytes) -> None:
    (work / "a.toml").write_bytes(content)
    result = cli("recommend", "--no-input", "--answers", "a.toml")
    assert result.returncode == 2
    assert "a.toml" in result.stderr


def test_bytes_that_are_no_text_are_an_answer_that_is_refused(
    driver: list[str], work: Path
) -> None:
    result = subprocess.run(
        driver,
        input=b"\xff\n",
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
        timeout=20,
    )
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert b"control characters" in result.stderr


def test_what_is_hopeless_is_refused_before_the_first_question(
    cli: Run, tools: ToolMaker, work: Path
) -> None:
    (work / "my-shop").mkdir()
    (work / "my-shop" / "mine.txt").touch()
    occupied = cli("My shop", "--no-git", stdin="")
    assert occupied.returncode == 1
    assert "not empty" in occupied.stderr
    assert "Answer [" not in occupied.stderr
    tools(git=False)
    missing = cli("Another", stdin="")
    assert missing.returncode == 1
    assert "git is not installed" in missing.stderr
    assert "Answer [" not in missing.stderr


def test_a_name_whose_folder_is_occupied_is_asked_for_again(cli: Run, work: Path) -> None:
    (work / "shop").mkdir()
    (work / "shop" / "mine.txt").touch()
    result = cli("--no-git", "--framework", "flask", stdin="Shop\nOther shop\n" + "\n" * 40)
    assert result.returncode == 0, result.stderr
    assert "not empty" in result.stderr
    assert (work / "other-shop").is_dir()


def test_a_repository_inside_another_is_mentioned(cli: Run, work: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(work)], check=True)
    inside = cli("shop", "--no-input")
    assert "repository of its own inside" in inside.stderr
    assert "inside" not in cli("shop two", "--no-input", "--no-git").stderr
