"""Uploads: where files are kept, how large one may be, and how often one may come."""

import re
from typing import Any

from environs import EnvError, validate

from {{ cookiecutter.package_name }}.limits import rate
from {{ cookiecutter.package_name }}.places import folder

from .base import env
{% if cookiecutter | has("static") %}
from .pages import STORAGES
{% endif %}

BUCKET = re.compile(r"s3://(?P<name>[A-Za-z0-9._-]{3,63})(/(?P<folder>\S*))?")

UPLOADS_FOLDER = folder(env, "UPLOADS_FOLDER", "media")
UPLOADS_URL = env.str("UPLOADS_URL", "")
UPLOAD_MAX_BYTES = env.int(
    "UPLOAD_MAX_BYTES", 10 * 1024 * 1024, validate=validate.Range(min=1)
)
UPLOAD_LIMIT = rate(env, "UPLOAD_LIMIT", "20/minute")

_storage: dict[str, Any] = {
    "BACKEND": "uploads.storage.Folder",
    "OPTIONS": {"location": UPLOADS_FOLDER},
}
if UPLOADS_URL:
    _bucket = BUCKET.fullmatch(UPLOADS_URL)
    if not _bucket:
        raise EnvError("UPLOADS_URL must look like s3://bucket/folder.")
    _storage = {
        "BACKEND": "uploads.bucket.Bucket",
        "OPTIONS": {
            "bucket_name": _bucket["name"],
            "location": (_bucket["folder"] or "").strip("/"),
        },
    }
{% if cookiecutter | has("static") %}
STORAGES["default"] = _storage
{% else %}
STORAGES = {"default": _storage}
{% endif %}
