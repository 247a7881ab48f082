"""The model of combinations: nothing that is allowed is left out, nothing else is in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import pytest

from generator.answers import resolve
from generator.catalog import load_catalog
from generator.errors import GeneratorError
from generator.skeletons import load_skeleton
from proof import combinations
from proof.combinations import (
    ENTANGLED,
    FRAMEWORKS,
    IN_TURN,
    Combination,
    alone,
    combination,
    count,
    covering,
    drawn,
    everything,
    pairs,
    parts,
)
from proof.covering import Space, covering_rows

PYTHONS = ("3.11", "3.12", "3.13")
DRAWN = 3000


@pytest.fixture(params=FRAMEWORKS)
def framework(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def together(
    rows: Iterable[Mapping[str, str]], strength: int, names: Iterable[str]
) -> set[tuple[tuple[str, str], ...]]:
    """Collect which choices stand together in any row."""
    listed = sorted(names)
    return {
        few
        for row in rows
        for few in itertools.combinations([(name, row[name]) for name in listed], strength)
    }


def test_every_pair_that_is_built_stands_in_the_array(framework: str) -> None:
    by_lot = [one.answers for one in itertools.islice(drawn(framework, 7, PYTHONS), DRAWN)]
    names = set(parts(load_skeleton(framework))) - set(IN_TURN)
    found = [one.answers for one in covering(framework, PYTHONS)]
    assert len(found) < 30
    assert together(by_lot, 2, names) <= together(found, 2, names)


def test_every_three_entangled_choices_stand_in_the_strong_array(framework: str) -> None:
    by_lot = [one.answers for one in itertools.islice(drawn(framework, 8, PYTHONS), DRAWN)]
    found = [one.answers for one in covering(framework, PYTHONS, strong=True)]
    assert together(by_lot, 3, ENTANGLED) <= together(found, 3, ENTANGLED)
    assert together(by_lot, 2, by_lot[0].keys() - set(IN_TURN)) <= together(
        found, 2, by_lot[0].keys() - set(IN_TURN)
    )


def test_pairs_take_every_question(framework: str) -> None:
    by_lot = [one.answers for one in itertools.islice(drawn(framework, 9), DRAWN)]
    names = parts(load_skeleton(framework)).keys()
    assert together(by_lot, 2, names) <= together(pairs(framework), 2, names)


def test_what_turns_takes_every_choice(framework: str) -> None:
    choices = parts(load_skeleton(framework))
    found = covering(framework, PYTHONS)
    for name in IN_TURN:
        assert {one.answers[name] for one in found} == set(choices[name])


def test_rows_are_built_as_they_are(framework: str) -> None:
    rows = [*pairs(framework), *(one.answers for one in covering(framework, PYTHONS, strong=True))]
    for row in rows:
        assert combination(framework, row).answers == row


def test_the_lot_repeats_itself_and_no_combination(framework: str) -> None:
    first = list(itertools.islice(drawn(framework, 3), 200))
    assert first == list(itertools.islice(drawn(framework, 3), 200))
    assert first != list(itertools.islice(drawn(framework, 4), 200))
    assert len({one.id for one in first}) == len(first)
    for one in first:
        assert combination(framework, one.answers) == one


def test_each_part_stands_alone(framework: str) -> None:
    found = alone(framework)
    for name, choices in parts(load_skeleton(framework)).items():
        if name in {*IN_TURN, "python"}:
            continue
        taken = {one.answers[name] for one in found.values()}
        assert set(choices) <= taken, name
    assert found["admin=yes"].answers["accounts"] == "permissions"
    assert found["database=mysql"].answers["data"] == "simple"


def test_everything_is_on(framework: str) -> None:
    catalog = load_catalog()
    answers = everything(framework).answers
    assert [name for name, value in answers.items() if value == catalog[name].off] == []


def test_what_builds_the_same_has_one_name() -> None:
    brought = combination("django", {"admin": "yes"})
    assert brought == combination("django", {"admin": "yes", "accounts": "permissions"})
    assert brought.id == combination("django", {"accounts": "permissions", "admin": "yes"}).id
    assert brought.id != combination("flask", {"admin": "yes"}).id
    assert brought.id != combination("django", {}).id
    assert combination("django", brought.told()) == brought


def test_the_count_is_that_of_trying_all(framework: str, monkeypatch: pytest.MonkeyPatch) -> None:
    few = ["data", "accounts", "admin", "pages", "forms", "database", "htmx", "uploads", "cache"]
    listed = [load_catalog()[name] for name in few]
    monkeypatch.setattr(combinations, "questions", lambda: listed)
    choices = {question.id: list(question.choices) for question in listed}
    monkeypatch.setattr(combinations, "parts", lambda skeleton: choices)
    tried = set()
    for row in itertools.product(*(question.choices for question in listed)):
        given = dict(zip(few, row, strict=True))
        try:
            values = resolve(load_catalog(), given).values
        except GeneratorError:
            continue
        tried.add(tuple(values[name] for name in few))
    assert count(framework) == len(tried)


def test_a_contradiction_is_refused() -> None:
    with pytest.raises(GeneratorError, match="htmx"):
        combination("flask", {"pages": "no", "htmx": "yes"})


def test_the_array_reaches_what_choices_leave_open() -> None:
    """allpairspy leaves out pairs here that stand together in no row it happens to begin."""
    choices = {"a": ["1", "2", "3"], "b": ["1", "2"], "c": ["1", "2"], "d": ["1", "2", "3"]}

    def is_possible(row: Mapping[str, str]) -> bool:
        return (row["a"] == "1") == (row["b"] == "1") or row["c"] == "2"

    space = Space(choices, ["a", "b", "c"], is_possible)
    rows = covering_rows(space, space.fews(2))
    all_rows = [
        row
        for values in itertools.product(*choices.values())
        if is_possible(row := dict(zip(choices, values, strict=True)))
    ]
    assert together(rows, 2, choices) == together(all_rows, 2, choices)
    assert all(is_possible(row) for row in rows)
    assert covering_rows(space, space.fews(2)) == rows


def test_answers_that_are_no_default_are_told() -> None:
    one = combination("flask", {"cache": "redis", "python": "3.12"})
    assert one.told() == {"cache": "redis", "python": "3.12"}
    assert isinstance(one, Combination)
