"""Asking in lines: numbers, ids, defaults, the way back, and the end of the input."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping

import pytest

from generator.catalog import Question, load_catalog
from generator.errors import GeneratorError
from generator.prompt import ArrowAsker, LineAsker, asker

CATALOG = load_catalog()
DATA = CATALOG["data"]
Ask = Callable[..., str | None]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Ask a question and answer it with lines."""

    def call(
        question: Question,
        *lines: str,
        default: str | None = None,
        disabled: Mapping[str, str] | None = None,
        back: bool = True,
    ) -> str | None:
        typed = io.StringIO("".join(f"{line}\n" for line in lines))
        monkeypatch.setattr(sys, "stdin", typed)
        offered = question.default if default is None else default
        reply = LineAsker().ask(question, offered, disabled or {}, back)
        assert typed.read() == "", "not every line was read"
        return reply

    return call


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("1", "simple"),
        ("3", "relational"),
        (" 2 ", "none"),
        ("custom", "custom"),
        ("Relational", "relational"),
        ("", "simple"),
    ],
)
def test_a_number_an_id_or_an_empty_line_is_an_answer(ask: Ask, line: str, answer: str) -> None:
    assert ask(DATA, line) == answer


def test_an_empty_line_takes_the_default_that_was_offered(ask: Ask) -> None:
    assert ask(DATA, "", default="relational") == "relational"
    assert ask(CATALOG["author"], "", default="Ada") == "Ada"
    assert ask(CATALOG["description"], "") == ""


@pytest.mark.parametrize("line", ["b", "back", "<", "B", " back "])
def test_back_goes_back_where_that_is_possible(ask: Ask, line: str) -> None:
    assert ask(DATA, line) is None
    assert ask(DATA, line, "1", back=False) == "simple"


@pytest.mark.parametrize("wrong", ["0", "5", "-1", "1.0", "nothing", "1 2"])
def test_what_is_no_answer_is_explained_and_asked_again(
    ask: Ask, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    assert ask(DATA, wrong, wrong, "2") == "none"
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count(f"data cannot be {wrong!r}.") == 2
    assert "Choose one of: simple, none, relational, custom." in err


@pytest.mark.parametrize(
    ("question", "wrong", "right"),
    [("email", "nobody", "ada@example.com"), ("author", "a\x1b[0mb", "Ada")],
)
def test_a_faulty_text_is_explained_and_asked_again(
    ask: Ask, question: str, wrong: str, right: str
) -> None:
    assert ask(CATALOG[question], wrong, right) == right


@pytest.mark.parametrize("way", ["no", "NO", "n", "false", " No "])
def test_a_disabled_choice_is_refused_with_the_reason_however_it_is_spelt(
    ask: Ask, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    reason = "there would be no page for the forms"
    assert ask(CATALOG["pages"], way, "yes", disabled={"no": reason}) == "yes"
    assert capsys.readouterr().err.count(reason) == 2


def test_a_disabled_default_is_not_taken_by_an_empty_line(ask: Ask) -> None:
    assert ask(DATA, "", "1", disabled={"simple": "because"}) == "none"


def test_disabled_choices_have_no_number(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(DATA, "2", disabled={"none": "because of that"}) == "relational"
    shown = capsys.readouterr().err
    assert "-) None of its own (not possible: because of that)" in shown
    assert " 2) Relational data" in shown


def test_everything_is_shown_on_standard_error(
    ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(DATA, "1")
    LineAsker().say("Something else.")
    out, err = capsys.readouterr()
    assert out == ""
    for text in (DATA.prompt, DATA.help, *DATA.choices.values(), "Answer [1], b to go back"):
        assert text in err
    assert "Something else." in err


def test_the_way_back_is_not_offered_where_there_is_none(
    ask: Ask, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(DATA, "1", back=False)
    assert "back" not in capsys.readouterr().err


@pytest.mark.parametrize("typed", [io.StringIO(""), None])
def test_the_end_of_the_input_is_an_error_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, typed: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stdin", typed)
    with pytest.raises(GeneratorError, match="input ended") as refused:
        LineAsker().ask(DATA, "simple", {}, can_go_back=False)
    for way in ("--set", "--answers", "--no-input"):
        assert way in refused.value.hint


class Stream(io.StringIO):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.mark.parametrize(
    ("typed", "shown", "term", "arrows"),
    [
        (True, True, "xterm", True),
        (True, True, "dumb", False),
        (False, True, "xterm", False),
        (True, False, "xterm", False),
        (None, True, "xterm", False),
        (True, None, "xterm", False),
    ],
)
def test_arrow_keys_need_a_terminal(
    monkeypatch: pytest.MonkeyPatch, typed: bool | None, shown: bool | None, term: str, arrows: bool
) -> None:
    for name, terminal in (("stdin", typed), ("stderr", shown)):
        stream = None if terminal is None else Stream(terminal=terminal)
        monkeypatch.setattr(sys, name, stream)
    monkeypatch.setenv("TERM", term)
    assert isinstance(asker(), ArrowAsker) is arrows


def test_a_hyphen_empties_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("-\n"))
    question = load_catalog()["author"]
    assert LineAsker().ask(question, "Ada", {}, can_go_back=False) == ""
