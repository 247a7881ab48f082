"""Storage: where the contents of files are kept."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol


class StorageError(Exception):
    """The storage does not do what it was asked for; later it may."""


class Storage(Protocol):
    """What is asked of a place for contents; all of it may raise `StorageError`."""

    def save(self, key: str, stream: IO[bytes]) -> None:
        """Keep a content under its key: all of it, or nothing."""

    def open(self, key: str) -> IO[bytes]:
        """Open a content for reading."""

    def remove(self, key: str) -> None:
        """Keep a content no longer; that there is none is no error."""


class Folder:
    """A folder; all processes have to see the same one."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def save(self, key: str, stream: IO[bytes]) -> None:
        with storage_errors(OSError):
            self.path.mkdir(parents=True, exist_ok=True)
            draft = self.path / f"{key}.part"
            try:
                with draft.open("xb") as file:
                    shutil.copyfileobj(stream, file)
                draft.replace(self.path / key)
            finally:
                draft.unlink(missing_ok=True)

    def open(self, key: str) -> IO[bytes]:
        with storage_errors(OSError):
            return (self.path / key).open("rb")

    def remove(self, key: str) -> None:
        with storage_errors(OSError):
            (self.path / key).unlink(missing_ok=True)


@contextmanager
def storage_errors(*errors: type[Exception]) -> Iterator[None]:
    """Turn the errors of one storage into the one that all may raise."""
    try:
        yield
    except errors as error:
        raise StorageError(str(error)) from error
