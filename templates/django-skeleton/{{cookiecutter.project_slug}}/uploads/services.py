"""Keeping a file: a row in the database, and a content in the storage."""

import os
from typing import IO

import structlog
from django.conf import settings
from django.core.files import File
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}

from .contents import Refused, accepted, plain_name
from .models import Upload
from .storage import StorageError

log = structlog.get_logger(__name__)


def keep(stream: IO[bytes], name: str, **ownership: int | None) -> Upload:
    """Check a file and keep it; raises `Refused` with a text for the sender.

    The content comes first: a row always has one.
    """
    if size_of(stream) > settings.UPLOAD_MAX_BYTES:
        raise Refused({{ "The file is too large." | words(cookiecutter) }})
    content = accepted(stream)
    upload = Upload(
        name=plain_name(name, content.media_type),
        media_type=content.media_type,
        size=size_of(content.stream),
        **ownership,
    )
    upload.content.save(upload.name, File(content.stream), save=False)
    try:
        upload.save()
    except Exception:
        discard(upload)
        raise
    return upload


def discard(upload: Upload) -> None:
    """Take a content out of the storage that has got no row."""
    key = upload.content.name
    try:
        upload.content.delete(save=False)
    except StorageError:
        log.exception("a content is left without a row", content=key)


def size_of(stream: IO[bytes]) -> int:
    """Measure a stream from its start, and go back there."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size
