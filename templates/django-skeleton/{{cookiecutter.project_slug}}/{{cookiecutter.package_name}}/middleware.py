"""What every request passes through."""

import re
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .errors import error_response

GetResponse = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,128}")

log = structlog.get_logger(__name__)


class RequestLogMiddleware:
    """Give each request an id that its answer and its log lines carry, and log it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = request.headers.get("X-Request-ID", "")
        if not REQUEST_ID.fullmatch(request_id):
            request_id = uuid.uuid4().hex
        structlog.contextvars.bind_contextvars(request_id=request_id)
        started = time.perf_counter()
        response = self.get_response(request)
        response.headers["X-Request-ID"] = request_id
        if request.path.rstrip("/") != "/healthz":
            log.info(
                "request",
                method=request.method,
                path=request.path,
                status=response.status_code,
                duration_ms=round((time.perf_counter() - started) * 1000, 1),
            )
        return response


@receiver(request_finished)
def forget_request(**_: object) -> None:
    """Keep the id out of what the same thread logs after the request."""
    structlog.contextvars.clear_contextvars()


class HeadersMiddleware:
    """Send the HEADERS setting with every answer; what a view has set stays."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in settings.HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class ErrorMiddleware:
    """Refuse what is too large, and explain every error that has no text of its own."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def process_view(
        self, request: HttpRequest, view: View, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Refuse what is too large before anything reads it."""
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
{% if cookiecutter | has("uploads-delivered") %}
        if largest := getattr(view, "largest_request", None):  # it takes more
            most = largest(request)
{% endif %}
        return error_response(request, 413) if length > most else None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code < 400 or getattr(response, "content", None):
            return response
        explained = error_response(request, response.status_code)
        explained.cookies = response.cookies
        explained.headers["Content-Length"] = str(len(explained.content))
        for name, value in response.headers.items():
            explained.headers.setdefault(name, value)
        return explained
