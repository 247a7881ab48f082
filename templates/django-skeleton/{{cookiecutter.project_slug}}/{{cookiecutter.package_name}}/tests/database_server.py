"""Tests that need the database server are left out where there is none."""

import pytest

from .scratch import ADDRESS, MISSING


@pytest.fixture(scope="session")
def server() -> None:
    """Leave out a test that needs the server where there is none."""
    if MISSING:
        pytest.skip(MISSING)


def pytest_report_header() -> str:
    """Say which database the tests use."""
    return f"database: {'SQLite. ' + MISSING if MISSING else ADDRESS.hostname}"
