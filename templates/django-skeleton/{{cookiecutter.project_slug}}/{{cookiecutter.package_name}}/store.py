"""Store: the seam between the site and wherever its records are kept.

The site asks for no more than a ``Store``. Here that is a folder of files; to keep the
records elsewhere, write a class with the same methods, make one in ``get_store``, and
name it in tests/test_store.py, which checks whatever claims to be a store.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, cast

from django.conf import settings

Record = dict[str, Any]  # what JSON can hold
LAST_KEY = 2**63 - 1


class StoreDown(Exception):
    """The store cannot be reached just now."""


class Store(Protocol):
    """Records of several kinds, each under a number that is never given twice.

    Threads and processes may use it at once. Any method may raise ``StoreDown``.
    """

    def keys(self, kind: str) -> list[int]:
        """List the keys of all records of a kind, oldest first."""

    def get(self, kind: str, key: int) -> Record | None:
        """Find a record."""

    def add(self, kind: str, record: Record) -> int:
        """Keep a new record, and return its key: larger than all before."""

    def change(self, kind: str, key: int, record: Record) -> bool:
        """Put a record in the place of another; say whether there was one."""

    def remove(self, kind: str, key: int) -> bool:
        """Keep a record no longer; say whether there was one."""

    def is_up(self) -> bool:
        """Say whether records can be read and kept, or raise ``StoreDown``."""


class FolderStore:
    """A folder for each kind, in it a file for each record.

    A reader finds the whole of the old record or of the new one, as a file is only ever
    replaced by another. Writers take turns: the lock lies on a file, which every process
    on this folder sees, and the system takes it from a process that dies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keys(self, kind: str) -> list[int]:
        """List the keys of all records of a kind, oldest first."""
        with reaching():
            files = (self.folder / kind).glob("*.json")
            return sorted(int(file.stem) for file in files)

    def get(self, kind: str, key: int) -> Record | None:
        """Find a record."""
        if not 0 < key <= LAST_KEY:
            return None
        with reaching():
            try:
                text = self.file(kind, key).read_text(encoding="utf-8")
            except FileNotFoundError:
                return None
        return cast(Record, json.loads(text))

    def add(self, kind: str, record: Record) -> int:
        """Keep a new record, and return its key: larger than all before."""
        text = json.dumps(record)
        with self.turn(kind) as folder:
            counter = folder / "last"
            last = int(counter.read_text()) if counter.exists() else 0
            replace(counter, str(last + 1))
            replace(self.file(kind, last + 1), text)
            return last + 1

    def change(self, kind: str, key: int, record: Record) -> bool:
        """Put a record in the place of another; say whether there was one."""
        text = json.dumps(record)
        with self.turn(kind):
            found = self.get(kind, key) is not None
            if found:
                replace(self.file(kind, key), text)
            return found

    def remove(self, kind: str, key: int) -> bool:
        """Keep a record no longer; say whether there was one."""
        with self.turn(kind):
            found = self.get(kind, key) is not None
            if found:
                self.file(kind, key).unlink()
            return found

    def is_up(self) -> bool:
        """Say whether records can be read and kept, or raise ``StoreDown``."""
        with self.turn(".check") as folder:
            replace(folder / "written", "")
        return True

    def file(self, kind: str, key: int) -> Path:
        """Name the file of a record."""
        return self.folder / kind / f"{key}.json"

    @contextmanager
    def turn(self, kind: str) -> Iterator[Path]:
        """Wait for the turn to write records of a kind, and give their folder."""
        with reaching():
            folder = self.folder / kind
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / "lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield folder


@contextmanager
def reaching() -> Iterator[None]:
    """Say of any trouble with the files that the store is down."""
    try:
        yield
    except OSError as error:
        raise StoreDown(str(error)) from error


def replace(file: Path, text: str) -> None:
    """Put a file that is whole, and on the disk, in the place of another."""
    new = file.with_name("new")
    with new.open("w", encoding="utf-8") as draft:
        draft.write(text)
        draft.flush()
        os.fsync(draft.fileno())
    new.replace(file)


def get_store() -> Store:
    """Reach the store of the site."""
    return FolderStore(settings.STORE_FOLDER)


def is_reachable() -> bool:
    """Tell whether records can be read and kept."""
    return get_store().is_up()


def is_lost(error: BaseException | None) -> bool:
    """Tell a store that cannot be reached from a mistake in what it was asked."""
    return isinstance(error, StoreDown)
