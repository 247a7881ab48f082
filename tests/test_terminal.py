"""The interview on a real terminal: arrow keys, the way back, the review, and stopping."""

from __future__ import annotations

import io
import json
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pexpect
import pytest

UP, DOWN, ENTER, CTRL_C, CTRL_D, ERASE_LINE = "\x1b[A", "\x1b[B", "\r", "\x03", "\x04", "\x15"
Child: TypeAlias = "pexpect.spawn[str]"
Start: TypeAlias = "Callable[..., Child]"

DATA, ACCOUNTS = "What data does it keep", "Do people sign in"
REST, REVIEW = "remaining choices one by one", "Make the project like this"
# All that is asked once a framework was chosen, but for the first two.
BRIEF = ("kind=blog", "admin=no", "pages=yes", "forms=none", "api=none")
# All further parts, but for the last two.
PLAIN = (
    *("database=sqlite", "cache=none", "jobs=none", "uploads=no", "htmx=no", "monitoring=none"),
    *("i18n=no", "deploy=none", "ci=none", "license=mit", "python=3.12", "example=no"),
    "description=x",
)


def settings(*answers: str) -> list[str]:
    return [word for answer in answers for word in ("--set", answer)]


SHOP = ("My Shop", "--framework", "flask", "--no-git", *settings(*BRIEF))


@pytest.fixture
def start(driver: list[str], work: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Return a function that starts the command line on a terminal of its own."""
    monkeypatch.setenv("PROMPT_TOOLKIT_NO_CPR", "1")
    children: list[Child] = []

    def spawn(*arguments: str, through: str = 'exec "$@"') -> Child:
        child = pexpect.spawn(
            "/bin/sh",
            ["-c", through, "sh", *driver, *arguments],
            cwd=str(work),
            encoding="utf-8",
            timeout=20,
            dimensions=(60, 140),
        )
        children.append(child)
        return child

    yield spawn
    for child in children:
        child.close(force=True)


def ended(child: Child) -> str:
    """Wait for the end; return what was shown since the last thing that was waited for."""
    child.expect(pexpect.EOF)
    child.wait()
    return child.before or ""


def test_arrow_keys_choose_and_the_review_comes_before_anything_is_written(
    start: Start, work: Path
) -> None:
    child = start(*SHOP)
    child.expect(DATA)
    child.expect("own or a non-relational store")
    child.send(DOWN + ENTER)
    child.expect(ACCOUNTS)
    child.send(ENTER)
    child.expect(REST)
    child.send(ENTER)
    child.expect("a Flask project in the folder my-shop")
    child.expect(REVIEW)
    assert list(work.iterdir()) == []
    child.send(ENTER)
    child.expect("Created my-shop")
    shown = ended(child)
    assert child.exitstatus == 0
    assert "--set data=none" in shown
    assert "--set accounts=none" in shown
    assert not (work / "my-shop" / "my_shop" / "models.py").exists()


def test_back_asks_the_question_before_again(start: Start, work: Path) -> None:
    child = start(*SHOP)
    child.expect(DATA)
    child.send(ENTER)
    child.expect(ACCOUNTS)
    child.expect("← back")
    child.send(UP + ENTER)
    child.expect(DATA)
    child.expect("own or a non-relational store")
    child.send(DOWN + DOWN + ENTER)
    child.expect(ACCOUNTS)
    child.send(ENTER)
    child.expect(REST)
    child.send(ENTER)
    child.expect(REVIEW)
    child.send(ENTER)
    assert "--set data=relational" in ended(child)


def test_the_review_changes_an_answer(start: Start, work: Path) -> None:
    child = start(*SHOP, *settings("data=none", "accounts=none"))
    child.expect(REST)
    child.send(ENTER)
    child.expect(REVIEW)
    child.send(DOWN + ENTER)
    child.expect("Which answer")
    child.send(ENTER)
    child.expect("What kind of application is it")
    child.expect("← back")
    child.send(UP + UP + ENTER)  # from "blog", which it was
    child.expect(REVIEW)
    child.send(ENTER)
    assert "--set kind=microservice" in ended(child)
    assert "echo note" in (work / "my-shop" / "run.sh").read_text()


def test_the_review_can_stop(start: Start, work: Path) -> None:
    child = start(*SHOP, *settings("data=none", "accounts=none"))
    child.expect(REST)
    child.send(ENTER)
    child.expect(REVIEW)
    child.send(UP + ENTER)
    assert "Stopped; nothing was left behind." in ended(child)
    assert child.exitstatus == 1
    assert list(work.iterdir()) == []


def test_text_is_typed_checked_and_a_sign_goes_back(start: Start) -> None:
    child = start(*SHOP, *settings("data=none", "accounts=none", *PLAIN))
    child.expect(REST)
    child.send(DOWN + ENTER)
    child.expect("Who is the author")
    child.send("Adda" + ENTER)
    child.expect("e-mail address")
    child.send("nowhere" + ENTER)
    child.expect("is not an e-mail address")
    child.send(ERASE_LINE + "<" + ENTER)
    child.expect("Who is the author")
    child.send(ERASE_LINE + "Ada" + ENTER)
    child.expect("e-mail address")
    child.send("ada@example.com" + ENTER)
    child.expect(REVIEW)
    child.send(ENTER)
    shown = ended(child)
    assert "--set author=Ada --set email=ada@example.com" in shown


def test_a_name_is_asked_for_until_it_is_one(start: Start) -> None:
    child = start(
        "--framework", "flask", "--no-git", *settings(*BRIEF, "data=none", "accounts=none")
    )
    child.expect("What is the project called")
    child.send("../x" + ENTER)
    child.expect("is a path")
    child.expect("What is the project called")
    child.send("My Shop" + ENTER)
    child.expect(REST)
    child.send(ENTER)
    child.expect(REVIEW)
    child.send(ENTER)
    child.expect("Created my-shop")


def test_a_choice_that_is_not_possible_is_shown_with_its_reason_and_passed_over(
    start: Start,
) -> None:
    child = start(*SHOP, *settings("database=mysql", "accounts=none"))
    child.expect(DATA)
    child.expect(r"None of its own \(database = mysql is not possible: nothing chosen needs")
    child.expect("own or a non-relational store")
    child.send(DOWN + ENTER)
    child.expect(REST)
    child.send(ENTER)
    child.expect(REVIEW)
    child.send(ENTER)
    assert "--set data=relational" in ended(child)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_stopping_at_a_question_leaves_nothing(start: Start, work: Path, key: str) -> None:
    child = start("--framework", "flask")
    child.expect("What is the project called")
    child.send(key)
    assert "Stopped; nothing was left behind." in ended(child)
    assert child.exitstatus == 1
    assert list(work.iterdir()) == []


def test_ctrl_c_in_a_list_leaves_nothing(start: Start, work: Path) -> None:
    child = start(*SHOP)
    child.expect(DATA)
    child.send(CTRL_C)
    shown = ended(child)
    assert "Stopped; nothing was left behind." in shown
    assert "Traceback" not in shown
    assert child.exitstatus == 1
    assert list(work.iterdir()) == []


def test_ctrl_c_while_the_project_is_checked_leaves_nothing(
    start: Start, work: Path, tools: Callable[..., Path]
) -> None:
    tools(make="echo checking; exec /bin/sleep 60")
    child = start(*SHOP, "--no-input", "--verify", "--output-dir", "made")
    child.expect("checking")
    assert list(work.iterdir()) != []
    child.send(CTRL_C)
    assert "Stopped; nothing was left behind." in ended(child)
    assert child.exitstatus == 1
    assert list(work.iterdir()) == []


def test_a_terminal_that_is_closed_leaves_nothing(start: Start, work: Path) -> None:
    child = start(*SHOP)
    child.expect(DATA)
    child.close(force=False)
    assert not child.isalive()
    assert list(work.iterdir()) == []


def test_a_terminal_that_is_closed_while_the_project_is_checked_leaves_nothing(
    start: Start, work: Path, tools: Callable[..., Path]
) -> None:
    tools(make="echo checking; exec /bin/sleep 60")
    child = start(*SHOP, "--no-input", "--verify")
    child.expect("checking")
    child.kill(signal.SIGHUP)
    child.expect(pexpect.EOF)
    child.wait()
    assert list(work.iterdir()) == []


def test_colours_are_shown_unless_they_are_not_wanted(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(*arguments: str) -> str:
        child = start(*arguments)
        child.logfile_read = io.StringIO()
        child.expect(["own or a non-relational store", "No such option"])
        child.send(CTRL_C)
        ended(child)
        return child.logfile_read.getvalue()

    colour = re.compile(r"\x1b\[[0-9;]*[34][0-9][0-9;]*m")
    for arguments in (SHOP, ("--nonsense",)):
        monkeypatch.delenv("NO_COLOR", raising=False)
        assert colour.search(shown(*arguments))
        monkeypatch.setenv("NO_COLOR", "1")
        assert not colour.search(shown(*arguments))


def test_the_prompts_are_seen_while_the_result_is_piped(start: Start, work: Path) -> None:
    out = work.parent / "out.json"
    given = settings("data=none", "accounts=none")
    child = start(*SHOP, *given, "--json", through=f'"$@" > "{out}"')
    child.expect(REST)
    child.send(ENTER)
    child.expect(REVIEW)
    child.send(ENTER)
    ended(child)
    assert json.loads(out.read_text())["slug"] == "my-shop"
