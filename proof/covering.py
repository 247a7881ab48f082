"""Covering arrays: few rows of choices in which every possible few stand together.

Own code, because allpairspy drops pairs that it could reach where choices exclude each other.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Mapping, Sequence

Row = Mapping[str, str]
Few = frozenset[tuple[str, str]]


class Space:
    """Named choices, and which of their rows are possible.

    ``related`` names those that exclude each other; ``is_possible`` judges a row of just them.
    """

    def __init__(
        self,
        choices: Mapping[str, Sequence[str]],
        related: Iterable[str],
        is_possible: Callable[[Row], bool],
    ) -> None:
        self.choices = choices
        self.related = [name for name in choices if name in set(related)]
        rows = itertools.product(*(choices[name] for name in self.related))
        named = (dict(zip(self.related, values, strict=True)) for values in rows)
        self.possible = [row for row in named if is_possible(row)]

    def matching(self, chosen: Row, among: Sequence[Row] | None = None) -> list[Row]:
        """List the possible rows that agree with what was chosen."""
        asked = [item for item in chosen.items() if item[0] in self.related]
        rows = self.possible if among is None else among
        return [row for row in rows if all(row[name] == value for name, value in asked)]

    def fews(self, strength: int, names: Iterable[str] | None = None) -> set[Few]:
        """List every possible ``strength`` choices, of some names or of all."""
        found: set[Few] = set()
        for group in itertools.combinations(names or self.choices, strength):
            for values in itertools.product(*(self.choices[name] for name in group)):
                chosen = dict(zip(group, values, strict=True))
                if self.matching(chosen):
                    found.add(frozenset(chosen.items()))
        return found


def covering_rows(space: Space, wanted: set[Few], seed: int = 0) -> list[dict[str, str]]:
    """Give rows in which each of the wanted choices stands; the same seed, the same rows."""
    lot = random.Random(seed)  # noqa: S311  # to repeat
    left = set(wanted)
    rows = []
    while left:
        longest = max(len(few) for few in left)
        first = min((few for few in left if len(few) == longest), key=sorted)
        row = _completed(space, dict(first), left, lot)
        left = {few for few in left if not few <= row.items()}
        rows.append(row)
    return rows


def _completed(
    space: Space, row: dict[str, str], left: set[Few], lot: random.Random
) -> dict[str, str]:
    """Choose what is open, each time the choice that brings most of what is left."""
    rows = space.matching(row)
    names = [name for name in space.choices if name not in row]
    lot.shuffle(names)
    for name in names:
        possible = [
            value for value in space.choices[name] if space.matching({name: value}, among=rows)
        ]
        lot.shuffle(possible)
        gains = {value: _gain({**row, name: value}, name, left) for value in possible}
        row[name] = max(possible, key=gains.__getitem__)
        rows = space.matching({name: row[name]}, among=rows)
    return row


def _gain(row: Row, name: str, left: set[Few]) -> int:
    """Count what a choice would bring at once, and, less, what it leaves within reach."""
    item = (name, row[name])
    others = row.keys()
    score = 0
    for few in left:
        if item not in few:
            continue
        inside = sum(each in row.items() for each in few)
        if inside == len(few):
            score += 100
        elif all(each in row.items() or each[0] not in others for each in few):
            score += 1
    return score
