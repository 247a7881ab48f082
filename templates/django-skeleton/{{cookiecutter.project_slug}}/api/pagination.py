"""Pagination: a list comes in pages, which say where those beside them are."""

from typing import Any

from rest_framework import pagination
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.serializers import IntegerField

LARGEST_PAGE_SIZE = 100


class PageNumberPagination(pagination.PageNumberPagination):
    """Refuses numbers that are none, instead of passing them over."""

    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = LARGEST_PAGE_SIZE

    def get_page_number(self, request: Request, paginator: Any) -> int:
        """Read which page is asked for; a 404 follows where there is none."""
        return number(request, self.page_query_param, 1, IntegerField(min_value=1))

    def get_page_size(self, request: Request) -> int:
        """Read how long a page is to be."""
        sizes = IntegerField(min_value=1, max_value=LARGEST_PAGE_SIZE)
        return number(request, "page_size", self.page_size, sizes)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Describe both with their bounds."""
        parameters = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            parameter["schema"]["minimum"] = 1
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"]["maximum"] = LARGEST_PAGE_SIZE
        return parameters

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe a page: all of it is always there, and null where nothing follows."""
        described: dict[str, Any] = super().get_paginated_response_schema(schema)
        for name in ("next", "previous"):
            del described["properties"][name]["nullable"]  # as OpenAPI 3.0 has it
            described["properties"][name]["type"] = ["string", "null"]
        return {**described, "required": list(described["properties"])}


def number(request: Request, name: str, default: int, field: IntegerField) -> int:
    """Read a number from the address, or say by its name what is wrong with it."""
    try:
        return int(field.run_validation(request.query_params.get(name, default)))
    except ValidationError as error:
        raise ValidationError({name: error.detail}) from None
