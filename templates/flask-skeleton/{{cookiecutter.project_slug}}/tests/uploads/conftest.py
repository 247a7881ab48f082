"""What the tests of uploads share: a folder of their own, and a request to speak in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask


@pytest.fixture(autouse=True)
def folder(_environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Keep contents in a folder that is not there yet."""
    monkeypatch.setenv("UPLOADS_FOLDER", str(tmp_path / "uploads"))
    return tmp_path / "uploads"


@pytest.fixture
def request_context(app: Flask) -> Iterator[None]:
    """Work as if a request had come, which has a language."""
    with app.test_request_context():
        yield
