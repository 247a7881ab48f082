"""Pagination: long lists in pages, by `?page=` in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

PER_PAGE = 20


def requested_page(
    request: HttpRequest, items: QuerySet[Any] | Sequence[Any]
) -> Page[Any]:
    """Give the page that is asked for; one that is not there is a 404."""
    try:
        return Paginator(items, PER_PAGE).page(request.GET.get("page", "1"))
    except InvalidPage as error:
        raise Http404 from error
