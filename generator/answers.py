"""What the user said, from every place it can be said, and what follows from it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from generator.catalog import Catalog, holds
from generator.errors import GeneratorError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

FRAMEWORK = "framework"
AUTO = "auto"
LONGEST_FILE = 1_000_000
VARIABLE_PREFIX = "NEW_PROJECT_"


class ContradictionError(GeneratorError):
    """An answer to ``question`` that cannot stand beside the others, ``because`` of a fact."""

    def __init__(self, question: str, because: str, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.question = question
        self.because = because


class Brought(NamedTuple):
    """A part that came along because another cannot do without it."""

    question: str
    value: str
    by: str
    because: str

    def __str__(self) -> str:
        return f"{self.question} = {self.value}, because {self.because} ({self.by})"


class Resolved(NamedTuple):
    """An answer to every question, and which of them other parts brought."""

    values: Mapping[str, str]
    brought: tuple[Brought, ...] = ()


def from_file(catalog: Catalog, path: Path) -> dict[str, str]:
    """Read a TOML file: a table ``answers``, and ``framework`` above it where it is given."""
    try:
        document = tomllib.loads(_read(path))
    except FileNotFoundError:
        raise UsageError(f"The answers file {path} does not exist.", "Check the path.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"The answers file {path} cannot be read: {error}.", "It must be a text file in UTF-8."
        ) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"The answers file {path} is not valid TOML: {error}.",
            'Answers stand in a table: [answers], then lines such as data = "relational".',
        ) from error
    table = document.pop("answers", {})
    framework = document.pop(FRAMEWORK, None)
    if document:
        raise UsageError(
            f"The answers file {path} has an unknown key {next(iter(document))!r}.",
            "Put answers into the table [answers]; only framework may stand above it.",
        )
    if not isinstance(table, dict):
        raise UsageError(f"In {path}, answers is not a table.", "Begin it with the line [answers].")
    answers = coerced(catalog, table, f"in {path}")
    if framework is not None:
        answers[FRAMEWORK] = framework_choice(framework, f"in {path}")
    return answers


def _read(path: Path) -> str:
    """Read a text of a sensible length, whatever kind of file holds it."""
    with path.open("rb") as file:
        content = file.read(LONGEST_FILE + 1)
    if len(content) > LONGEST_FILE:
        raise UsageError(
            f"The answers file {path} is longer than {LONGEST_FILE} bytes.", "Is it the right file?"
        )
    return content.decode("utf-8-sig")


def from_options(catalog: Catalog, options: Iterable[str]) -> dict[str, str]:
    """Read ``ID=VALUE`` options; the last one of an id wins."""
    table: dict[str, object] = {}
    for option in options:
        name, separator, value = option.partition("=")
        if not separator:
            raise UsageError(
                f"--set {option!r} is not of the form ID=VALUE.",
                "Write, say, --set data=relational.",
            )
        table[name.strip()] = value
    return coerced(catalog, table, "in --set")


def from_environment(catalog: Catalog, environment: Mapping[str, str]) -> dict[str, str]:
    """Read ``NEW_PROJECT_…`` variables; names that are no question are somebody else's."""
    table = {
        question.id: environment[variable]
        for question in catalog
        if (variable := VARIABLE_PREFIX + question.id.upper()) in environment
    }
    answers = coerced(catalog, table, f"in the environment ({VARIABLE_PREFIX}…)")
    variable = VARIABLE_PREFIX + FRAMEWORK.upper()
    if variable in environment:
        answers[FRAMEWORK] = framework_choice(environment[variable], f"in {variable}")
    return answers


def framework_choice(value: object, where: str) -> str:
    """Check the choice of a framework, or of leaving the choice to the evidence."""
    from generator.skeletons import frameworks  # not needed unless somebody names one

    choices = [AUTO, *frameworks()]
    if str(value).lower() in choices:
        return str(value).lower()
    raise UsageError(
        f"framework cannot be {str(value)!r} ({where}).", f"Choose one of: {', '.join(choices)}."
    )


def coerced(catalog: Catalog, table: Mapping[str, object], where: str) -> dict[str, str]:
    """Check each answer; an error says where it stands."""
    answers = {}
    for name, value in table.items():
        if name == FRAMEWORK:
            raise UsageError(
                f"framework is no question ({where}).",
                "Pass --framework, or write it above [answers].",
            )
        if isinstance(value, (dict, list)):
            raise UsageError(f"{name} {where} is not a single value.", "Give one answer to it.")
        try:
            answers[name] = catalog[name].coerce(value)
        except UsageError as error:
            raise UsageError(f"{error.message[:-1]} ({where}).", error.hint) from None
    return answers


def resolve(
    catalog: Catalog, given: Mapping[str, str], machine: Mapping[str, str] | None = None
) -> Resolved:
    """Answer every question: as given, as brought by a part, else by default.

    ``machine`` holds answers that the machine knows, such as the author's name. A given
    answer to a question that makes no sense beside the others is refused with the reason.
    """
    defaults = {question.id: question.default for question in catalog}
    values = {**defaults, **(machine or {}), **given}
    brought = tuple(_bring(catalog, values))
    for question in catalog:
        if question.makes_sense(values):
            continue
        off = question.off if question.off is not None else question.default
        if given.get(question.id, off) != off:
            raise contradiction(catalog, question.id, values)
        values[question.id] = off
    return Resolved(values, brought)


def contradiction(
    catalog: Catalog, question_id: str, values: Mapping[str, str]
) -> ContradictionError:
    """Explain why an answer cannot stand beside the others, and how it could."""
    question = catalog[question_id]
    return ContradictionError(
        question_id,
        question.because,
        f"{question_id} = {values[question_id]} is not possible: {question.because}.",
        f"It needs {question.condition}. Change that answer, or leave {question_id} out.",
    )


def _bring(catalog: Catalog, values: dict[str, str]) -> Iterable[Brought]:
    """Set what the chosen parts need, until nothing more follows."""
    changed = True
    while changed:
        changed = False
        for question in catalog:
            for bringing in question.brings:
                if values[question.id] in bringing.choices and holds(bringing.where, values):
                    values.update(bringing.set)
                    changed = True
                    for name, value in bringing.set.items():
                        yield Brought(
                            name, value, f"{question.id} = {values[question.id]}", bringing.because
                        )
