{% set modules = cookiecutter | entries("uploads") %}
"""Uploads: files that people send, checked by what is in them."""

import logging
import re
from pathlib import Path
from typing import Any

from environs import Env, ValidationError, validate
from flask import Flask
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import ServiceUnavailable

from ..errors import error_response
from ..limits import known_limit
from ..places import folder
{% if modules %}
from . import {{ modules | sort | join(", ") }}
{% else %}
from . import repository  # noqa: F401  # the model is known from the start
{% endif %}
from .storage import Folder, Storage, StorageError

TEN_MEGABYTES = 10 * 1024 * 1024
BUCKET = re.compile(r"s3://[A-Za-z0-9._-]{3,63}(/\S*)?")

logger = logging.getLogger(__name__)


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read where files are kept, and how large one may be."""
    return {
        "UPLOADS_FOLDER": env.str("UPLOADS_FOLDER", "uploads", validate=folder),
        "UPLOADS_URL": env.str("UPLOADS_URL", "", validate=bucket_address),
        "UPLOAD_MAX_BYTES": env.int(
            "UPLOAD_MAX_BYTES", TEN_MEGABYTES, validate=validate.Range(1)
        ),
        "UPLOAD_LIMIT": env.str("UPLOAD_LIMIT", "20/minute", validate=known_limit),
    }


def bucket_address(url: str) -> None:
    """Refuse what does not name a bucket; empty means the folder."""
    if url and not BUCKET.fullmatch(url):
        raise ValidationError("Must look like s3://bucket/folder.")


def init_app(app: Flask) -> None:
    """Choose the storage, and offer all there is around uploads."""
    app.extensions["storage"] = storage_of(app)
    app.register_error_handler(StorageError, storage_is_down)
{% for module in modules %}
    {{ module }}.init_app(app)
{% endfor %}


def storage_of(app: Flask) -> Storage:
    """Make the storage that the settings ask for."""
    if url := app.config["UPLOADS_URL"]:
        from .bucket import Bucket  # boto3 takes long to import

        return Bucket(url)
    return Folder(Path(app.instance_path, app.config["UPLOADS_FOLDER"]))


def storage_is_down(error: StorageError) -> ResponseReturnValue:
    """Answer where the storage did not."""
    logger.error("The storage of uploads does not answer", exc_info=error)
    return error_response(ServiceUnavailable(retry_after=30))
