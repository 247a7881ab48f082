"""What the tests of uploads share: a folder of their own."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder(_environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Keep contents in a folder that is not there yet."""
    monkeypatch.setenv("UPLOADS_FOLDER", str(tmp_path / "uploads"))
    return tmp_path / "uploads"
