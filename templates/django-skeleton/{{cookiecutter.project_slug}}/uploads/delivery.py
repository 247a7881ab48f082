"""Delivery: how files come in, and go out so that they can do no harm."""

from collections.abc import Callable

from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from {{ cookiecutter.package_name }}.limits import visitor, wait

from .models import Upload

View = Callable[..., HttpResponseBase]

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


def takes_files(view: View) -> View:
    """Let an address take more than others; the middleware asks before it is read."""
    setattr(view, "largest_request", largest_request)  # noqa: B010
    return view


def largest_request(request: HttpRequest) -> int:
{% if cookiecutter | has("accounts") %}
    """Say how much a request may hold: a file, from those who may send one."""
    # What a program sends is not read before its token is known.
    if not request.path.startswith("/api/") and request.user.is_anonymous:
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
{% else %}
    """Say how much a request may hold: a file."""
{% endif %}
    return settings.UPLOAD_MAX_BYTES + ENVELOPE


def patience(request: HttpRequest) -> int:
    """Count a file that comes, and give the seconds to wait until it is accepted."""
    return wait("uploads", visitor(request), settings.UPLOAD_LIMIT)


def delivered(upload: Upload) -> FileResponse:
    """Send what is in a file: images to look at, all else to save."""
    text = upload.media_type.startswith("text/")
    return FileResponse(
        upload.content.open("rb"),
        as_attachment=not upload.is_image,
        filename=upload.name,
        content_type=upload.media_type + ("; charset=utf-8" if text else ""),
        headers=HEADERS,
    )
