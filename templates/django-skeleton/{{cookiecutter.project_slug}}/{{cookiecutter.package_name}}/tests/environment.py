"""Settings as a new process would read them."""

import importlib
import sys
from types import ModuleType

import pytest


def load(monkeypatch: pytest.MonkeyPatch, **environment: str) -> ModuleType:
    """Import the settings afresh, as a new process with this environment would."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for name in [name for name in sys.modules if name.startswith("config.settings")]:
        monkeypatch.delitem(sys.modules, name)
    return importlib.import_module("config.settings")
