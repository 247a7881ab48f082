{% set item = cookiecutter.__item %}
"""A list of {{ item }}s of which only one page is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import repository

NEWEST_FIRST, OLDEST_FIRST = "-created_at", "created_at"


class Listed(Sequence[Any]):
    """The {{ item }}s in which the words stand; a slice is read when it is taken."""

    def __init__(self, search: str, ordering: str = NEWEST_FIRST) -> None:
        self.search = search
        self.ordering = ordering

    def __len__(self) -> int:
        return repository.count(self.search)

    def __getitem__(self, places: Any) -> Any:
        count = len(self)
        start, stop, _step = places.indices(count)
        if self.ordering == NEWEST_FIRST:
            return repository.newest(start, stop, self.search)
        # The oldest are the last of the newest.
        last = repository.newest(count - stop, count - start, self.search)
        return last[::-1]
