"""A store for each test, empty at its start."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def empty_store(settings: Settings, tmp_path: Path) -> None:
    settings.STORE_FOLDER = tmp_path / "store"
