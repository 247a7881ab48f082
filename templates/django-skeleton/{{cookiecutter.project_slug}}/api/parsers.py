"""Parsers: how a body is read; refused with the same words as everywhere."""

from collections.abc import Mapping
from typing import IO, Any

from rest_framework import parsers

from .incoming import loaded


class JSONParser(parsers.JSONParser):
    """Reads JSON that may be nested as deeply as it likes: that is no crash."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """Read a body."""
        return loaded(stream.read())
