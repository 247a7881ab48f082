"""Delivery: how files come in, and go out so that they can do no harm."""

from flask import Response, current_app, send_file

from ..limits import limiter
from . import repository
from .models import Upload

# What a request holds besides the file: names, boundaries, the token.
ENVELOPE = 16 * 1024
# Nothing in a file may run; a browser shows an image with styles of its own.
HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


# Whichever way they are sent, the API's own limit counts as well.
sending = limiter.shared_limit(
    lambda: str(current_app.config["UPLOAD_LIMIT"]),
    "uploads",
    methods=["POST"],
    override_defaults=False,
)


def largest_request() -> int:
    """Say how much a request with a file may hold."""
    largest: int = current_app.config["UPLOAD_MAX_BYTES"]
    return largest + ENVELOPE


def delivered(upload: Upload) -> Response:
    """Send what is in a file: images to look at, all else to save."""
    response = send_file(
        repository.open_content(upload),
        mimetype=upload.media_type,
        as_attachment=not upload.is_image,
        download_name=upload.name,
        conditional=False,
        etag=False,
    )
    response.content_length = upload.size
    response.headers.update(HEADERS)
    return response
