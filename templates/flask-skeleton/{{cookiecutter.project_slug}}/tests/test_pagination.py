"""Pagination: which page of a list an address asks for."""

import pytest
from flask import Flask
from werkzeug.exceptions import NotFound

from {{ cookiecutter.package_name }}.pagination import PER_PAGE, requested_page


@pytest.mark.parametrize(
    ("address", "total", "number", "last"),
    [("/", 0, 1, 1), ("/?page=1", PER_PAGE, 1, 1), ("/?page=2", PER_PAGE + 1, 2, 2)],
)
def test_page(app: Flask, address: str, total: int, number: int, last: int) -> None:
    with app.test_request_context(address):
        page = requested_page(total)
    assert page == (number, last)
    assert (page.start, page.stop) == ((number - 1) * PER_PAGE, number * PER_PAGE)


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "1.0", "١", "1" * 10, ""])
def test_page_that_is_not_there(app: Flask, number: str) -> None:
    with (
        app.test_request_context(query_string={"page": number}),
        pytest.raises(NotFound),
    ):
        requested_page(PER_PAGE)
