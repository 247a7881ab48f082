"""What a benchmark found: rows of figures, and the aims that they meet or miss.

A module of this folder that has ``NAME`` and ``measure(rounds) -> Result`` is a benchmark.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Row(NamedTuple):
    """One thing that was measured; each column is named with its unit: ``time (ms)``."""

    name: str
    figures: Mapping[str, float]


class Met(NamedTuple):
    """An aim: a ratio within one run, and how large it may be."""

    aim: str
    ratio: float
    at_most: float

    @property
    def holds(self) -> bool:
        return self.ratio <= self.at_most


class Result(NamedTuple):
    """What one benchmark found; ``releases`` names the packages it ran, with their versions."""

    name: str
    rows: tuple[Row, ...]
    aims: tuple[Met, ...] = ()
    notes: tuple[str, ...] = ()
    releases: Mapping[str, str] = MappingProxyType({})

    @property
    def columns(self) -> list[str]:
        """Name the columns of all rows, in the order in which they first appear."""
        return list(dict.fromkeys(column for row in self.rows for column in row.figures))

    @property
    def missed(self) -> list[Met]:
        return [met for met in self.aims if not met.holds]
