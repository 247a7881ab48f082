"""Storage: where the contents of files are kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, ClassVar, cast

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage


class StorageError(Exception):
    """The storage does not do what it was asked for; later it may."""


class TellingStorage(Storage):
    """Any storage, with one error for all that may go wrong there."""

    errors: ClassVar[tuple[type[Exception], ...]] = (OSError,)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn the errors of this storage into the one that all may raise."""
        try:
            yield
        except self.errors as error:
            raise StorageError(str(error)) from error

    def open(self, name: str, mode: str = "rb") -> File[Any]:
        with self.told():
            file = super().open(name, mode)
            file.open()  # from a bucket it comes here: later nobody could tell
            return file

    def save(
        self, name: str | None, content: IO[Any], max_length: int | None = None
    ) -> str:
        with self.told():
            return super().save(name, content, max_length)

    def delete(self, name: str) -> None:
        with self.told():
            super().delete(name)


class Folder(TellingStorage, FileSystemStorage):
    """A folder; all processes have to see the same one."""

    def _save(self, name: str, content: File[Any]) -> str:
        try:
            # It is not among what Django's types know.
            saved: str = cast(Any, super())._save(name, content)
            return saved
        except OSError:
            super().delete(name)  # there is all of it, or nothing
            raise
