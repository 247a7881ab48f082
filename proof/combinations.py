"""The combinations of answers that are allowed: counted, covered, drawn by lot, and by name."""

from __future__ import annotations

import functools
import itertools
import random
from collections.abc import Iterator, Mapping, Sequence, Set
from hashlib import sha256
from math import prod
from typing import NamedTuple

from generator.answers import resolve
from generator.catalog import Question, holds, load_catalog
from generator.errors import GeneratorError
from generator.skeletons import Skeleton, frameworks, load_skeleton
from proof.covering import Few, Space, covering_rows
from proof.shapes import EVERYTHING, SMALL

FRAMEWORKS = frameworks()
# They touch each other: every allowed three of their choices stand together in `make matrix-deep`.
ENTANGLED = ("data", "accounts", "admin", "forms", "api", "pages")
# They change names and documents, nothing that runs: whole projects take them in turn.
IN_TURN = ("kind", "license", "ci")


class Combination(NamedTuple):
    """A framework and an answer to each question that chooses parts, those brought included."""

    framework: str
    answers: Mapping[str, str]

    @property
    def id(self) -> str:
        """Name the combination; what builds the same has the same name."""
        text = repr(sorted(self.answers.items()))
        return f"{self.framework}-{sha256(text.encode()).hexdigest()[:8]}"

    def told(self) -> dict[str, str]:
        """Give the answers that are no default, as somebody would say them."""
        catalog = load_catalog()
        return {
            name: value
            for name, value in self.answers.items()
            if value != catalog[name].default or catalog[name].source
        }


def combination(framework: str, given: Mapping[str, str]) -> Combination:
    """Complete the answers that were given; a contradiction raises ``GeneratorError``."""
    values = resolve(load_catalog(), given).values
    return Combination(framework, {question.id: values[question.id] for question in questions()})


def questions() -> list[Question]:
    """List the questions that choose parts, texts apart."""
    return [question for question in load_catalog() if question.part and not question.is_text]


def parts(skeleton: Skeleton) -> dict[str, list[str]]:
    """List the choices the skeleton builds of every question that chooses parts.

    Of the kinds, one for each name of the example: the rest of a project does not differ.
    """
    choices = {each.id: list(skeleton.built(each.id) or ()) for each in questions()}
    items = skeleton.config["_items"]
    kinds = {items.get(kind, "note"): kind for kind in reversed(choices["kind"])}
    return {**choices, "kind": list(kinds.values())}


def count(framework: str) -> int:
    """Count the projects of a framework that differ in more than texts."""
    choices = parts(load_skeleton(framework))
    related = {name for each in questions() for name in _related(each)}
    free = prod(len(values) for name, values in choices.items() if name not in related)
    names = [name for name in choices if name in related]
    rows = itertools.product(*(choices[name] for name in names))
    return free * sum(is_built(dict(zip(names, row, strict=True))) for row in rows)


def _related(question: Question) -> set[str]:
    """Name the questions whose answers a question depends on, or changes, and itself."""
    brings = {name for each in question.brings for name in (*each.where, *each.set)}
    found = brings | {name for case in question.when for name in case}
    return found | {question.id} if found else set()


@functools.cache
def possible(framework: str, strength: int, *names: str) -> Set[Few]:
    """Give every ``strength`` choices of some questions that can stand together."""
    return _space(parts(load_skeleton(framework))).fews(strength, names)


@functools.cache
def pairs(framework: str) -> Sequence[Mapping[str, str]]:
    """Give answers in which every two choices stand together that can."""
    space = _space(parts(load_skeleton(framework)))
    return covering_rows(space, space.fews(2))


@functools.cache
def covering(
    framework: str, pythons: tuple[str, ...], *, strong: bool = False, seed: int = 0
) -> Sequence[Combination]:
    """Give whole projects in which every two choices of what runs stand together that can.

    Those of ``IN_TURN`` are taken in turn. With ``strong``, every three choices of the
    questions of ``ENTANGLED`` stand together as well.
    """
    choices = {**parts(load_skeleton(framework)), "python": list(pythons)}
    turning = {name: choices.pop(name) for name in IN_TURN}
    space = _space(choices)
    wanted = space.fews(2) | (space.fews(3, ENTANGLED) if strong else set())
    return [
        Combination(
            framework,
            {**{name: each[number % len(each)] for name, each in turning.items()}, **row},
        )
        for number, row in enumerate(covering_rows(space, wanted, seed))
    ]


def _space(choices: Mapping[str, Sequence[str]]) -> Space:
    related = {name for each in questions() for name in _related(each)}
    return Space(choices, related, is_built)


def drawn(framework: str, seed: int, pythons: Sequence[str] = ()) -> Iterator[Combination]:
    """Draw allowed combinations by lot, without end and without repeating one."""
    lot = random.Random(f"{framework} {seed}")  # noqa: S311  # to repeat
    choices = parts(load_skeleton(framework))
    if pythons:
        choices["python"] = list(pythons)
    seen: set[str] = set()
    while True:
        one = combination(framework, _filled({}, choices, lot))
        if one.id not in seen:
            seen.add(one.id)
            yield one


def alone(framework: str) -> dict[str, Combination]:
    """Name the smallest project, and each part by itself added to it or taken from it."""
    smallest = combination(framework, SMALL)
    found = {"nothing": smallest}
    for name, choices in parts(load_skeleton(framework)).items():
        if name in {*IN_TURN, "python"}:
            continue
        for choice in choices:
            if choice != smallest.answers[name]:
                needed = {"database": {"data": "simple"}}.get(name, {})
                answers = {**SMALL, **needed, name: choice}
                found[f"{name}={choice}"] = combination(framework, answers)
    return found


def everything(framework: str) -> Combination:
    """Give the combination of all parts."""
    return combination(framework, EVERYTHING)


def is_built(answers: Mapping[str, str]) -> bool:
    """Tell whether answers are built as they are: none is refused, and none brings another."""
    catalog = load_catalog()
    return all(
        (value == _off(catalog[name]) or catalog[name].makes_sense(answers))
        and not any(
            value in bringing.choices and holds(bringing.where, answers)
            for bringing in catalog[name].brings
        )
        for name, value in answers.items()
    )


def _off(question: Question) -> str:
    return question.default if question.off is None else question.off


def _filled(
    row: Mapping[str, str], choices: Mapping[str, Sequence[str]], lot: random.Random
) -> dict[str, str]:
    """Draw the answers that are open; what makes no sense beside the others is off."""
    answers = {**{name: lot.choice(values) for name, values in choices.items()}, **row}
    while not _resolvable(answers):
        for question in questions():
            if not question.makes_sense(answers):
                answers[question.id] = _off(question)
    return answers


def _resolvable(answers: Mapping[str, str]) -> bool:
    try:
        resolve(load_catalog(), answers)
    except GeneratorError:
        return False
    return True
