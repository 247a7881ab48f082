"""What probes ask: is the process alive, and is it ready to serve."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
{% if cookiecutter.pages %}
from django.templatetags.static import static
{% endif %}
{% if cookiecutter.data != "none" %}

from . import database
{% endif %}

CHECKS: dict[str, Callable[[], bool]] = {
    # Each tells whether one thing is up, within a bounded time.
{% if cookiecutter.data != "none" %}
    "database": database.is_reachable,
    "migrations": database.is_migrated,
{% endif %}
{% if cookiecutter.pages %}
    "static files": lambda: bool(static("style.css")),
{% endif %}
}

log = structlog.get_logger(__name__)


class HealthMiddleware:
    """Answer `/healthz` and `/readyz` whatever the Host header: probes use addresses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        path = request.path.rstrip("/")
        if path not in {"/healthz", "/readyz"}:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return JsonResponse({"status": "ok"}) if path == "/healthz" else readiness()


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
