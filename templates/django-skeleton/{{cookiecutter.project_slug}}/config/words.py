"""Words: makes what Django reads of what translators wrote, with Babel alone.

Django's own commands for that need the programs of GNU gettext.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

LOCALE = Path(__file__).parent.parent / "locale"


def compile_words(folder: Path = LOCALE) -> None:
    """Compile each `django.po` that is newer than what was compiled of it.

    It runs whenever a process starts, so that nobody has to remember it; the image is
    built with what is compiled, and need not be writable.
    """
    for source in sorted(folder.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        # Whoever starts at the same time reads the old file or the new one, never half.
        draft = target.with_name(f"{os.getpid()}.mo")
        draft.write_bytes(compiled(source))
        draft.replace(target)


def compiled(source: Path) -> bytes:
    """Compile what is said in a language."""
    from babel.messages.mofile import write_mo  # seldom needed, and slow to import
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalog = read_po(file, abort_invalid=True)
    result = BytesIO()
    write_mo(result, catalog)
    return result.getvalue()


def extract_page(
    file: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, Any, list[str], str | None]]:
    """Find the words in a page or a mail, for `make translations`."""
    from babel.messages.extract import extract_python
    from django.utils.translation.template import templatize

    calls = templatize(file.read().decode())
    lines = "\n".join(line.strip() for line in calls.splitlines())
    yield from extract_python(BytesIO(lines.encode()), keywords, comment_tags, {})


if __name__ == "__main__":
    compile_words()
