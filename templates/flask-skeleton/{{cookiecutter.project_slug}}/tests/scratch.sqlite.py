"""Where the tests' databases are: in files of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def new_database(folder: Path) -> Iterator[str]:
    """Make a database for a while."""
    yield f"sqlite:///{folder}/test.sqlite3"
