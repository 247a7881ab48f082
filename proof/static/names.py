"""The name and the texts of a project that is rendered: by turns, some plain, some hostile.

Order of imports and length of lines depend on a name, and every file that quotes it on its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from generator.catalog import TEXT_LIMIT
from proof.combinations import Combination
from proof.projects import HOSTILE, NAME

# Before and after the project's other modules, short, long, at the limit, with digits.
PLAIN = (
    NAME,
    "x",
    "Zoo",
    "apple",
    "config2",
    "Notebook",
    "zzz tools",
    "3D prints",
    "A name of forty characters and a few more of them",
    "x" * 40,
)
# A name is no path, and has something to spell a folder with.
NAMES = (*PLAIN, *("x " + re.sub(r"[/\\]", "", text) for text in HOSTILE.values()))
TEXTS = ("", "A shop around the corner.", *HOSTILE.values())
ADDRESSES = ("", "ada@example.com", "o'hara+shop@example.com")


class Said(NamedTuple):
    """What somebody would type: the name, and the answers that are free text."""

    name: str
    texts: Mapping[str, str]


def said_of(combination: Combination) -> Said:
    """Choose the texts of a combination; the same one has the same texts at any time."""
    number = int(combination.id.rpartition("-")[2], 16)
    number, name = divmod(number, len(NAMES))
    number, description = divmod(number, len(TEXTS))
    number, author = divmod(number, len(TEXTS))
    texts = {
        "description": TEXTS[description],
        "author": TEXTS[author],
        "email": ADDRESSES[number % len(ADDRESSES)],
    }
    return Said(
        NAMES[name][:TEXT_LIMIT].strip(),
        {question: text[:TEXT_LIMIT].strip() for question, text in texts.items()},
    )
