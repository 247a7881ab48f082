"""Pagination: long lists in pages, by ``?page=`` in the address."""

import re
from typing import NamedTuple

from flask import abort, request

PER_PAGE = 20
PAGE_NUMBER = re.compile(r"[0-9]{1,9}")


class Page(NamedTuple):
    """One page of a list; the first has the number 1."""

    number: int
    last: int

    @property
    def start(self) -> int:
        """The place of its first entry in the whole list."""
        return (self.number - 1) * PER_PAGE

    @property
    def stop(self) -> int:
        """The place after its last entry."""
        return self.start + PER_PAGE


def requested_page(total: int) -> Page:
    """Read which page of so many entries is asked for; one that is not there is a 404."""
    number = request.args.get("page", "1")
    last = max(1, -(-total // PER_PAGE))
    if not PAGE_NUMBER.fullmatch(number) or not 1 <= int(number) <= last:
        abort(404)
    return Page(int(number), last)
