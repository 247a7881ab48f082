"""What probes ask: is the process alive, and is it ready to serve."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase
{% if cookiecutter | has("html") %}
from django.templatetags.static import static
{% endif %}
{% for module in cookiecutter | entries("checks") | map(attribute="module") | unique | sort %}
{{ "\nfrom . import" if loop.first else "," }} {{ module }}{{ "\n" if loop.last }}
{%- endfor %}

CHECKS: dict[str, Callable[[], bool]] = {
    # Each tells whether one thing is up, within a bounded time.
{% for check in cookiecutter | entries("checks") %}
    "{{ check.name }}": {{ check.module }}.{{ check.call }},
{% endfor %}
{% if cookiecutter | has("html") %}
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
