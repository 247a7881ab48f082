"""The questions of the interview, read from ``catalog.toml``."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.errors import UsageError

CATALOG_FILE = __file__.removesuffix("py") + "toml"
TEXT_LIMIT = 200

Case = Mapping[str, Sequence[str]]


class Bringing(NamedTuple):
    """A part that some choices of a question cannot do without."""

    choices: Sequence[str]
    where: Case
    set: Mapping[str, str]
    because: str


class Question(NamedTuple):
    """One question; ``choices`` maps each value to its label and is empty for free text."""

    id: str
    prompt: str
    help: str
    choices: Mapping[str, str]
    default: str = ""
    source: str = ""
    off: str | None = None
    instead: Mapping[str, str] = MappingProxyType({})
    decides: bool = False
    part: bool = False
    when: Sequence[Case] = ()
    because: str = ""
    brings: Sequence[Bringing] = ()

    @property
    def is_text(self) -> bool:
        return not self.choices

    @property
    def is_yes_no(self) -> bool:
        return set(self.choices) == {"yes", "no"}

    def makes_sense(self, answers: Mapping[str, str]) -> bool:
        """Tell whether any case of the condition holds for answers that name every question."""
        return not self.when or any(holds(case, answers) for case in self.when)

    @property
    def condition(self) -> str:
        """The condition in words, empty where the question always makes sense."""
        return " or ".join(
            " and ".join(f"{name} = {'|'.join(choices)}" for name, choices in case.items())
            for case in self.when
        )

    def as_dict(self) -> dict[str, Any]:
        """Give the JSON shape of a question; ``choices`` is empty for free text."""
        return {
            "id": self.id,
            "wording": self.prompt,
            "help": self.help,
            "choices": list(self.choices),
            "labels": dict(self.choices),
            "default": self.default,
            "condition": [dict(case) for case in self.when] or None,
            "condition_text": self.condition,
            "because": self.because,
            "decides": self.decides,
            "part": self.part,
        }

    def coerce(self, value: object) -> str:
        """Turn a value of a file, option or variable into a choice or a clean text."""
        return self._text(value) if self.is_text else self._choice(value)

    def _choice(self, value: object) -> str:
        text = str(value).strip().lower()
        if self.is_yes_no:
            text = {"true": "yes", "false": "no", "y": "yes", "n": "no"}.get(text, text)
        if text in self.choices:
            return text
        raise UsageError(
            f"{self.id} cannot be {str(value)!r}.",
            f"{_meant(text, self.choices)}Choose one of: {', '.join(self.choices)}.",
        )

    def _text(self, value: object) -> str:
        if not isinstance(value, str):
            raise UsageError(f"{self.id} cannot be {value!r}.", "Put the text into quotes.")
        text = value.strip()
        if fault := text_fault(text):
            raise UsageError(f"{self.id} {fault}.", "Give one line of ordinary text.")
        if self.id == "email" and text and ("@" not in text[1:-1] or " " in text):
            raise UsageError(
                f"{text!r} is not an e-mail address.", "Write it like ada@example.com."
            )
        return text


class Catalog:
    """All questions by id, in the order they stand in the file."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self.questions = questions

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions.values())

    def __getitem__(self, question_id: str) -> Question:
        """Find a question; an unknown id is an error that names the nearest one."""
        if question_id in self.questions:
            return self.questions[question_id]
        raise UsageError(
            f"There is no question {question_id!r}.",
            f"{_meant(question_id, self.questions)}`new-project questions` lists them all.",
        )

    @property
    def deciding(self) -> Mapping[str, Sequence[str]]:
        """The choices of each question that can speak for a framework."""
        return {question.id: tuple(question.choices) for question in self if question.decides}


def holds(case: Case, answers: Mapping[str, str]) -> bool:
    """Tell whether every question of a case has one of the answers the case names."""
    return all(answers.get(question) in choices for question, choices in case.items())


def _meant(word: str, known: Iterable[str]) -> str:
    """Ask whether the nearest known word was meant."""
    from difflib import get_close_matches

    close = get_close_matches(word, known, n=1)
    return f"Did you mean {close[0]}? " if close else ""


def text_fault(text: str) -> str:
    """Say what makes a text unfit for one line of a file, or nothing.

    Control characters would break the files they are put into; overrides of the writing
    direction can make a line read as something it is not.
    """
    from unicodedata import category

    if len(text) > TEXT_LIMIT:
        return f"is longer than {TEXT_LIMIT} characters"
    if any(category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in text):
        return "holds control characters or line breaks"
    if re.search("[\u202a-\u202e\u2066-\u2069]", text):
        return "holds characters that change the writing direction"
    return ""


@cache
def load_catalog() -> Catalog:
    """Read the catalogue that is installed with the generator."""
    # Importing pathlib takes longer than reading the file, and every start pays for it.
    with open(CATALOG_FILE, "rb") as file:  # noqa: PTH123
        tables = tomllib.load(file)
    return Catalog({name: _question(name, table) for name, table in tables.items()})


def _question(name: str, table: Mapping[str, Any]) -> Question:
    kind = table.get("type", "choice")
    choices = {"no": "No", "yes": "Yes"} if kind == "yes-no" else table.get("choices", {})
    source = table.get("from", "")
    default = table.get("default", "")
    if source == "python":
        running = f"{sys.version_info.major}.{sys.version_info.minor}"
        default = running if running in choices else list(choices)[-1]
    return Question(
        id=name,
        prompt=table["prompt"],
        help=table["help"],
        choices={default: choices[default], **choices} if choices and not source else choices,
        default=default,
        source=source,
        off=table.get("off"),
        instead=table.get("instead", {}),
        decides=table.get("decides", False),
        part=table.get("part", False),
        when=table.get("when", ()),
        because=table.get("because", ""),
        brings=tuple(Bringing(**bringing) for bringing in table.get("brings", ())),
    )
