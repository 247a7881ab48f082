{% set writing = ", **WRITING" if cookiecutter | has("accounts") else "" %}
"""Uploads for programs: REST."""

from typing import Any

from flask import Flask, Response, abort, request, url_for
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from marshmallow import Schema, fields, validate
from werkzeug.exceptions import UnsupportedMediaType

{% if cookiecutter | has("accounts") %}
from ..api import bearer
from ..api.incoming import Invalid
from ..api.rest import WRITING, Blueprint, register
{% else %}
from ..api.incoming import Invalid
from ..api.rest import Blueprint, register
{% endif %}
from . import repository
from .contents import Refused
from .delivery import delivered, largest_request, sending
from .models import Upload

PAGE_SIZE, LARGEST_PAGE_SIZE = 20, 100
LAST_PAGE = 1_000_000  # the place of an entry has to fit into the database's numbers
MULTIPART = "multipart/form-data"
FILE = {
    "required": True,
    "content": {
        MULTIPART: {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "format": "binary"}},
            }
        }
    },
}
LOCATION = {"Location": {"schema": {"type": "string"}}}

v1 = Blueprint(
    "uploads_v1", __name__, url_prefix="/api/v1/uploads", description="Keep files."
)
{% if cookiecutter | has("accounts") %}


@v1.before_request
def ask_for_the_token() -> None:
    """Keep files to those who have an account."""
    bearer.caller()
{% endif %}


class UploadOutput(Schema):
    """A file, as it is kept."""

    id = fields.Integer(required=True)
    name = fields.String(required=True)
    media_type = fields.String(required=True)
    size = fields.Integer(required=True)
    created_at = fields.AwareDateTime(required=True)


class UploadQuery(Schema):
    """Which files to list."""

    page = fields.Integer(load_default=1, validate=validate.Range(1, LAST_PAGE))
    page_size = fields.Integer(
        load_default=PAGE_SIZE, validate=validate.Range(1, LARGEST_PAGE_SIZE)
    )


class UploadPage(Schema):
    """A page of the list, newest first, and the addresses of those beside it."""

    count = fields.Integer(required=True)
    next = fields.String(required=True, allow_none=True)
    previous = fields.String(required=True, allow_none=True)
    results = fields.List(fields.Nested(UploadOutput), required=True)


def init_app(app: Flask) -> None:
    """Offer the addresses."""
    register(app, v1)


@v1.route("/")
@v1.arguments(UploadQuery, location="query")
@v1.response(200, UploadPage)
@v1.problems(404)
@v1.doc(operationId="listUploads"{{ writing }})
def uploads(query: dict[str, int]) -> dict[str, Any]:
    """List files in pages."""
    page, size, count = query["page"], query["page_size"], repository.count()
    last = max(1, -(-count // size))
    if page > last:
        abort(404)
    return {
        "count": count,
        "next": page_address(page + 1, size) if page < last else None,
        "previous": page_address(page - 1, size) if page > 1 else None,
        "results": repository.newest((page - 1) * size, page * size),
    }


def page_address(page: int, size: int) -> str:
    """Give the address of another page of the same list."""
    return url_for(".uploads", page=page, page_size=size, _external=True)


@v1.route("/", methods=["POST"])
@v1.response(201, UploadOutput, headers=LOCATION)
@v1.problems(400, 413, 415, 422, 503)
@v1.doc(operationId="addUpload", requestBody=FILE{{ writing }})
@sending
def add() -> tuple[Upload, dict[str, str]]:
    """Keep a file."""
    if request.mimetype != MULTIPART:
        raise UnsupportedMediaType({{ "Send the file as multipart/form-data." | words(cookiecutter) }})
    request.max_content_length = largest_request()
    file = request.files.get("file")
    if file is None:
        raise Invalid({"file": ["Missing data for required field."]})
    try:
        upload = repository.keep(file.stream, file.filename or "")
    except Refused as reason:
        raise Invalid({"file": [str(reason)]}) from None
    return upload, {"Location": url_for(".show", key=upload.id)}


@v1.route("/<int:key>/")
@v1.response(200, UploadOutput)
@v1.problems(404)
@v1.doc(operationId="showUpload"{{ writing }})
def show(key: int) -> Upload:
    """Show what is known of a file."""
    return found(key)


@v1.route("/<int:key>/content")
@v1.response(200, {"type": "string", "format": "binary"}, content_type="*/*")
@v1.problems(404, 503)
@v1.doc(operationId="downloadUpload"{{ writing }})
def download(key: int) -> Response:
    """Send what is in a file."""
    return delivered(found(key))


@v1.route("/<int:key>/", methods=["DELETE"])
@v1.response(204)
@v1.problems(404, 503)
@v1.doc(operationId="removeUpload"{{ writing }})
def remove(key: int) -> None:
    """Delete a file."""
    repository.remove(found(key))


def found(key: int) -> Upload:
    """Find a file of the caller's, or answer that there is none."""
    return repository.get(key) or abort(404, {{ "There is no such file." | words(cookiecutter) }})
