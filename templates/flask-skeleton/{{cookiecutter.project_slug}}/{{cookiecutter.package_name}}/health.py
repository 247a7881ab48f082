"""Health: two addresses for whoever watches the process."""

from collections.abc import Callable

from flask import Blueprint
from flask.typing import ResponseReturnValue
{% if cookiecutter.data != "none" %}

from .database import is_migrated, is_up
{% endif %}

health = Blueprint("health", __name__)

# What requests cannot do without: each check is quick and says whether it is there.
{% if cookiecutter.data != "none" %}
CHECKS: dict[str, Callable[[], bool]] = {"database": is_up, "migrations": is_migrated}
{% else %}
CHECKS: dict[str, Callable[[], bool]] = {}
{% endif %}


@health.get("/healthz", strict_slashes=False)
def healthz() -> ResponseReturnValue:
    """Say that the process lives."""
    return {"status": "ok"}


@health.get("/readyz", strict_slashes=False)
def readyz() -> ResponseReturnValue:
    """Say whether requests can be served, and what is down if not."""
    checks = {name: "ok" if check() else "down" for name, check in CHECKS.items()}
    if "down" in checks.values():
        return {"status": "down", "checks": checks}, 503
    return {"status": "ok", "checks": checks}
