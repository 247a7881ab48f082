"""Delivery: how the content of a file is sent, so that it can do no harm."""

from flask import Response, send_file

from . import repository
from .models import Upload

# Nothing in a file may run; a browser shows an image with styles of its own.
HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


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
