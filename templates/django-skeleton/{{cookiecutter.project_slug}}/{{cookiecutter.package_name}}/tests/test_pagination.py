"""Pagination: which page of a list an address asks for."""

import pytest
from django.http import Http404
{% if cookiecutter.htmx %}
from django.template.loader import render_to_string
{% endif %}
from django.test import RequestFactory

from ..pagination import PER_PAGE, requested_page


@pytest.mark.parametrize(
    ("address", "total", "number", "last"),
    [("/", 0, 1, 1), ("/?page=1", PER_PAGE, 1, 1), ("/?page=2", PER_PAGE + 1, 2, 2)],
)
def test_page(
    rf: RequestFactory, address: str, total: int, number: int, last: int
) -> None:
    page = requested_page(rf.get(address), range(total))

    assert (page.number, page.paginator.num_pages) == (number, last)
    assert list(page) == list(range(total))[(number - 1) * PER_PAGE :]


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "1.0", "1" * 5000, ""])
def test_page_that_is_not_there(rf: RequestFactory, number: str) -> None:
    with pytest.raises(Http404):
        requested_page(rf.get("/", {"page": number}), range(PER_PAGE))
{% if cookiecutter.htmx %}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_focus_has_a_place_on_every_page(rf: RequestFactory, number: int) -> None:
    request = rf.get("/", {"page": number})
    page = requested_page(request, range(3 * PER_PAGE))

    part = render_to_string("_pagination.html", {"page": page}, request)
    for place in ("newer", "older"):
        assert part.count(f'id="{place}"') == 1
    assert part.count('tabindex="-1"') == (number != 2)
{% endif %}
