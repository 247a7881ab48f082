"""Contents: what a file is, told by what is in it and never by its name."""

from __future__ import annotations

import logging
import re
import unicodedata
from io import BytesIO
from pathlib import PurePosixPath
from threading import Lock
from typing import IO, TYPE_CHECKING, NamedTuple

{% if cookiecutter.i18n %}
from {{ cookiecutter._framework.gettext }} import gettext as _

{% endif %}
if TYPE_CHECKING:  # loaded with the first image
    from PIL.Image import Image

# What is accepted, and how its names may end; the first is given to other names.
ENDINGS = {
    "image/gif": (".gif",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/webp": (".webp",),
    "application/pdf": (".pdf",),
    "text/plain": (".txt", ".csv", ".log", ".md"),
}
# As Pillow calls images. MPO, a JPEG with others behind it, comes as a JPEG as well.
FORMATS = ["GIF", "JPEG", "PNG", "WEBP"]
# How many pixels an image may have, all frames together: while it is written anew, each
# takes up to twelve bytes of memory in a photo, and up to fifty in a WebP.
PHOTOS = {"JPEG", "MPO"}
MAX_PHOTO_PIXELS = 16_000_000
MAX_PIXELS = 6_000_000
MAX_FRAMES = 100
MAX_NAME = 100
# What no text for people holds: neither a tab nor the end of a line or a page.
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")

logger = logging.getLogger(__name__)
one_at_a_time = Lock()  # in a process: it is memory that images take


class Refused(ValueError):
    """A file that is not accepted; the text is for whoever sent it."""


class TooLarge(Exception):
    """An image that would take too much memory or time."""


class Content(NamedTuple):
    """What is to be kept of a file."""

    media_type: str
    stream: IO[bytes]


def accepted(stream: IO[bytes]) -> Content:
    """Find out what a file is, and give what is to be kept of it."""
    start = stream.read(5)
    stream.seek(0)
    if not start:
        raise Refused({{ "The file is empty." | words(cookiecutter) }})
    if start == b"%PDF-":
        return Content("application/pdf", stream)
    if is_text(stream):
        return Content("text/plain", stream)
    return image(stream)


def is_text(stream: IO[bytes]) -> bool:
    """Say whether all of it is text in UTF-8, for people."""
    try:
        text = stream.read().decode()
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return not CONTROLS.search(text)


def image(stream: IO[bytes]) -> Content:
    """Read all of an image, and write it anew: the rest may tell where it was taken."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MAX_PHOTO_PIXELS  # no frame may be larger than others
    too_large = (
        TooLarge,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    )
    try:
        with one_at_a_time, Image.open(stream, formats=FORMATS) as picture:
            return rewritten(picture, frames(picture))
    except too_large:
        reason = {{ "The image has too many pixels." | words(cookiecutter) }}
        raise Refused(reason) from None
    except Exception as error:  # a broken image can fail in any way
        logger.info("A file is not accepted: %s", type(error).__name__)
        reason = {{ "Only images, PDF and plain text are accepted." | words(cookiecutter) }}
        raise Refused(reason) from None


def frames(picture: Image) -> int:
    """Count the frames to keep; the counting ends where they are too many."""
    if picture.format in PHOTOS:  # what lies behind a photo is left out
        limit_pixels(picture, 1, MAX_PHOTO_PIXELS)
        return 1
    for number in range(1, MAX_FRAMES + 1):
        limit_pixels(picture, number, MAX_PIXELS)
        try:
            picture.seek(number)
        except EOFError:
            picture.seek(0)
            return number
    raise TooLarge


def limit_pixels(picture: Image, number: int, most: int) -> None:
    """Refuse so many frames of this size where that is too much."""
    if picture.width * picture.height * number > most:
        raise TooLarge


def rewritten(picture: Image, number: int) -> Content:
    """Write an image anew: upright, with all it shows and nothing else."""
    from PIL import ImageOps

    kind = "jpeg" if picture.format in PHOTOS else str(picture.format).lower()
    moves = number > 1
    if not moves:
        ImageOps.exif_transpose(picture, in_place=True)
    stream = BytesIO()
    picture.save(stream, kind, save_all=moves, quality=90, comment=b"")
    stream.seek(0)
    return Content(f"image/{kind}", stream)


def plain_name(name: str, media_type: str) -> str:
    """Make a name that harms nobody: no folders, no odd characters, a fitting ending."""
    name = name.replace("\\", "/").rpartition("/")[2]
    name = "".join(char for char in name if unicodedata.category(char)[0] != "C")
    name = " ".join(name.split()).strip(". ")[-MAX_NAME:] or "file"
    endings = ENDINGS[media_type]
    if PurePosixPath(name).suffix.lower() in endings:
        return name
    return name + endings[0]
