{% set item = cookiecutter.__item %}
"""The form: checked, shown again, not kept."""

import pytest
from django.test import Client


def test_what_was_entered_is_shown(client: Client) -> None:
    assert "New {{ item }}" in client.get("/{{ item }}s/new/").text

    entered = {"title": "A <b>title</b>", "text": "One\nTwo"}
    page = client.post("/{{ item }}s/new/", entered)

    assert page.status_code == 200
    assert "A &lt;b&gt;title&lt;/b&gt;" in page.text
    assert "One<br>Two" in page.text
    assert "not kept" in page.text


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_errors_stand_beside_the_field(client: Client, title: str) -> None:
    page = client.post("/{{ item }}s/new/", {"title": title, "text": "Kept"})

    assert page.status_code == 422
    assert "<title>Error: New {{ item }} ·" in page.text
    assert '<a href="#id_title">Title</a>' in page.text
    assert 'aria-invalid="true"' in page.text
    assert 'aria-describedby="id_title_error"' in page.text
    assert 'class="field-error" id="id_title_error"' in page.text
    assert "Kept" in page.text


def test_a_form_from_elsewhere_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/{{ item }}s/new/", {"title": "x"}).status_code == 403
