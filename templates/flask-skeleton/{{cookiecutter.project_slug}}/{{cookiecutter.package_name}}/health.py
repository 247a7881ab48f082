"""Health: two addresses for whoever watches the process."""

from flask import Blueprint, Flask, current_app
from flask.typing import ResponseReturnValue

health = Blueprint("health", __name__)


def init_app(app: Flask) -> None:
    """Offer the two addresses."""
    app.register_blueprint(health)


@health.get("/healthz", strict_slashes=False, provide_automatic_options=False)
def healthz() -> ResponseReturnValue:
    """Say that the process lives."""
    return {"status": "ok"}


@health.get("/readyz", strict_slashes=False, provide_automatic_options=False)
def readyz() -> ResponseReturnValue:
    """Say whether requests can be served, and what is down if not."""
    checks = results()
    if "down" in checks.values():
        return {"status": "down", "checks": checks}, 503
    return {"status": "ok", "checks": checks}


def results() -> dict[str, str]:
    """Look after what requests cannot do without.

    It stands in ``app.extensions["checks"]``, by its name: a function that quickly
    says whether it is there.
    """
    return {
        name: "ok" if check() else "down"
        for name, check in current_app.extensions.get("checks", {}).items()
    }
