"""Settings as a new process would read them."""

import importlib
import sys
from types import ModuleType

import pytest
{% if cookiecutter | has("single") %}
from environs import EnvError
{% endif %}


def load(monkeypatch: pytest.MonkeyPatch, **environment: str) -> ModuleType:
    """Import the settings afresh, as a new process with this environment would."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for name in [name for name in sys.modules if name.startswith("config.settings")]:
        monkeypatch.delitem(sys.modules, name)
{% if cookiecutter | has("single") %}
    try:
        return importlib.import_module("config.settings")
    except EnvError as error:  # as `manage.py` and gunicorn do
        raise SystemExit(f"Error: {error}") from None
{% else %}
    return importlib.import_module("config.settings")
{% endif %}
