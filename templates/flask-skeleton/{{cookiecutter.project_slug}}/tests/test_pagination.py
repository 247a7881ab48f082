"""Pagination: which page of a list an address asks for."""

import pytest
{% if cookiecutter.htmx %}
from flask import Flask, render_template
{% else %}
from flask import Flask
{% endif %}
from werkzeug.exceptions import NotFound

{% if cookiecutter.htmx %}
from {{ cookiecutter.package_name }}.pagination import (
    PER_PAGE,
    Page,
    requested_page,
)
{% else %}
from {{ cookiecutter.package_name }}.pagination import PER_PAGE, requested_page
{% endif %}


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
{% if cookiecutter.htmx %}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_focus_has_a_place_on_every_page(app: Flask, number: int) -> None:
    app.add_url_rule("/list", "list", lambda: "")
    with app.test_request_context("/list"):
        part = render_template("_pagination.html", page=Page(number, 3))
    for place in ("newer", "older"):
        assert part.count(f'id="{place}"') == 1
    assert part.count('tabindex="-1"') == (number != 2)
{% endif %}
