"""Where uploads are kept: a row in the database, and a content in the storage."""

import logging
import os
from collections.abc import Sequence
from secrets import token_hex
from typing import IO

from flask import current_app
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from sqlalchemy import func, select

from ..database import LAST_KEY, db
from . import access
from .contents import Refused, accepted, plain_name
from .models import Upload
from .storage import Storage, StorageError

logger = logging.getLogger(__name__)


def count() -> int:
    """Count the files that the visitor may see."""
    query = select(func.count()).select_from(Upload).where(access.visible())
    return db.session.scalar(query) or 0


def newest(start: int, stop: int) -> Sequence[Upload]:
    """List those files from one place to before another, newest first."""
    query = select(Upload).where(access.visible())
    query = query.order_by(Upload.created_at.desc(), Upload.id.desc())
    return db.session.scalars(query.offset(start).limit(stop - start)).all()


def get(key: int) -> Upload | None:
    """Find one of those files."""
    if not 0 < key <= LAST_KEY:
        return None
    return db.session.scalar(select(Upload).where(Upload.id == key, access.visible()))


def keep(stream: IO[bytes], name: str) -> Upload:
    """Check a file and keep it; raises `Refused` with a text for the sender.

    The content comes first: a row always has one.
    """
    if size_of(stream) > current_app.config["UPLOAD_MAX_BYTES"]:
        raise Refused({{ "The file is too large." | words(cookiecutter) }})
    content = accepted(stream)
    upload = Upload(
        name=plain_name(name, content.media_type),
        media_type=content.media_type,
        size=size_of(content.stream),
        storage_key=token_hex(16),
        **access.ownership(),
    )
    storage().save(upload.storage_key, content.stream)
    try:
        db.session.add(upload)
        db.session.commit()
    except Exception:
        db.session.rollback()
        discard(upload.storage_key)
        raise
    return upload


def open_content(upload: Upload) -> IO[bytes]:
    """Open what is in a file."""
    return storage().open(upload.storage_key)


def remove(upload: Upload) -> None:
    """Keep a file no longer; when a step fails, it can be asked for again."""
    db.session.delete(upload)
    db.session.flush()
    storage().remove(upload.storage_key)
    db.session.commit()


def discard(key: str) -> None:
    """Take a content out of the storage that has got no row."""
    try:
        storage().remove(key)
    except StorageError:
        logger.exception("The content %s is left without a row", key)


def size_of(stream: IO[bytes]) -> int:
    """Measure a stream from its start, and go back there."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    return size


def storage() -> Storage:
    """Find the storage of the application."""
    storage: Storage = current_app.extensions["storage"]
    return storage
