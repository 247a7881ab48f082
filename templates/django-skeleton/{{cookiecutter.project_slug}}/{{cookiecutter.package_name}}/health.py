"""What probes ask: is the process alive, and is it ready to serve."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
{% if cookiecutter.data != "none" %}

from . import database
{% endif %}

# Each check tells whether one thing is up, within a bounded time.
{% if cookiecutter.data != "none" %}
CHECKS: dict[str, Callable[[], bool]] = {
    "database": database.is_reachable,
    "migrations": database.is_migrated,
}
{% else %}
CHECKS: dict[str, Callable[[], bool]] = {}
{% endif %}

log = structlog.get_logger(__name__)


class HealthMiddleware:
    """Answer `/healthz` and `/readyz` whatever the Host header: probes use addresses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz":
            return JsonResponse({"status": "ok"})
        if request.path == "/readyz":
            return readiness()
        return self.get_response(request)


def readiness() -> JsonResponse:
    """Run every check: 200 when all are up, else 503 naming what is down."""
    checks = {name: "ok" if passes(name) else "down" for name in CHECKS}
    if "down" in checks.values():
        return JsonResponse({"status": "down", "checks": checks}, status=503)
    return JsonResponse({"status": "ok", "checks": checks})


def passes(name: str) -> bool:
    """Run one check; an exception goes to the log, never to the answer."""
    try:
        return CHECKS[name]()
    except Exception:
        log.exception("check failed", check=name)
        return False
