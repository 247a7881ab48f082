"""Lists in pages."""

from typing import Any

import pytest
from django.test import RequestFactory
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request

from ..pagination import PageNumberPagination

LETTERS: Any = list("abcdefghijklmnopqrstuvwxyz")


def page(rf: RequestFactory, query: str) -> list[str] | None:
    """Ask for a page of the letters."""
    request = Request(rf.get(f"/{query}"))
    return PageNumberPagination().paginate_queryset(LETTERS, request)


def test_a_page_has_twenty_unless_told_otherwise(rf: RequestFactory) -> None:
    assert page(rf, "") == LETTERS[:20]
    assert page(rf, "?page=2") == LETTERS[20:]
    assert page(rf, "?page=3&page_size=2") == ["e", "f"]


@pytest.mark.parametrize("query", ["?page=3", "?page=" + "9" * 30])
def test_a_page_that_is_not_there_is_not_found(rf: RequestFactory, query: str) -> None:
    with pytest.raises(NotFound):
        page(rf, query)


@pytest.mark.parametrize("name", ["page", "page_size"])
@pytest.mark.parametrize("value", ["", "0", "-1", "x", "1.5"])
def test_what_is_no_number_is_named(rf: RequestFactory, name: str, value: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        page(rf, f"?{name}={value}")
    assert list(refusal.value.get_full_details()) == [name]


def test_the_largest_page_is_described(rf: RequestFactory) -> None:
    described = PageNumberPagination().get_schema_operation_parameters(view=None)

    assert [parameter["name"] for parameter in described] == ["page", "page_size"]
    assert described[1]["schema"]["maximum"] == 100
    with pytest.raises(ValidationError):
        page(rf, "?page_size=101")


def test_a_page_is_described_as_it_comes() -> None:
    described = PageNumberPagination().get_paginated_response_schema({"type": "array"})

    assert described["required"] == ["count", "next", "previous", "results"]
    assert described["properties"]["next"]["type"] == ["string", "null"]
    assert "nullable" not in described["properties"]["previous"]
