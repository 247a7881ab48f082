"""What the tests of uploads share: a folder of their own."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Keep contents in a folder that is not there yet."""
    location = tmp_path / "uploads"
    storage = {
        "BACKEND": "uploads.storage.Folder",
        "OPTIONS": {"location": location},
    }
    settings.STORAGES = settings.STORAGES | {"default": storage}
    return location
