"""Compiled templates, kept between runs: compiling is most of the cost of rendering."""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class TemplateCache(BytecodeCache):
    """Keep the compiled templates of a skeleton in one file, read once and written once.

    A cache that is damaged or cannot be written is no reason to fail.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.changed = False
        self.entries: dict[str, bytes] = {}
        with suppress(OSError, ValueError, EOFError, TypeError):
            self.entries = dict(marshal.loads(file.read_bytes()))  # noqa: S302  # the user's own

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            if bucket.key in self.entries:
                bucket.bytecode_from_string(self.entries[bucket.key])
        except Exception:  # whatever unpickling damaged data raises: compile anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.entries[bucket.key] = bucket.bytecode_to_string()
        self.changed = True

    def save(self) -> None:
        """Write what was compiled; a reader sees the old file or the new one."""
        if not self.changed:
            return
        self.changed = False
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            draft = self.file.with_name(f"{self.file.name}.{os.getpid()}")
            try:
                draft.write_bytes(marshal.dumps(self.entries))
                draft.replace(self.file)
            finally:
                draft.unlink(missing_ok=True)
