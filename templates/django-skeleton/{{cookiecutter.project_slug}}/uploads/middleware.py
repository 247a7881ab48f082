"""What requests pass through where files are kept."""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from {{ cookiecutter.package_name }}.errors import error_response

from .storage import StorageError

log = structlog.get_logger(__name__)


class StorageMiddleware:
    """Answer where the storage did not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        if not isinstance(error, StorageError):
            return None
        log.error("the storage of uploads does not answer", exc_info=error)
        answer = error_response(request, 503)
        answer.headers["Retry-After"] = "30"
        return answer
