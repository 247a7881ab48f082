"""Problems: what the API refuses, told as everywhere else (RFC 9457)."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from {{ cookiecutter.package_name }}.errors import describe

Errors = Mapping[str, Any]  # what is wrong with values: lists of sentences, by field


class Problem(Exception):
    """A request that is refused: with which status, and why."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        errors: Errors | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.headers = dict(headers or {})

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Write the problem document."""
        document = describe(request, self.status, self.detail)
        if self.errors is not None:
            document["errors"] = self.errors
        return JsonResponse(
            document,
            status=self.status,
            content_type="application/problem+json",
            headers=self.headers,
        )
