{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Writing, changing and deleting {{ item }}s through the forms."""

import pytest
from django.test import Client
{% if cookiecutter | has("example-model") %}

from ..forms import {{ Item }}Form
from ..models import {{ Item }}
{% endif %}
{% if cookiecutter | has("database") %}

pytestmark = pytest.mark.django_db
{% endif %}

GOOD = {"title": "A title", "text": "A text"}


@pytest.fixture
def path(client: Client) -> str:
    """Write a {{ item }}, and give its address."""
    return client.post("/{{ item }}s/new/", GOOD).headers["Location"]


def test_new(client: Client, path: str) -> None:
    page = client.get(path).text

    assert "The {{ item }} was saved." in page
    assert "A title" in page


@pytest.mark.parametrize("title", ["", "   ", "x" * 201, "\0"])
def test_errors_stand_beside_the_field(client: Client, title: str) -> None:
    page = client.post("/{{ item }}s/new/", {"title": title, "text": "Kept"})

    assert page.status_code == 422
    assert "<title>Error: New {{ item }} ·" in page.text
    assert '<a href="#id_title">Title</a>' in page.text
    assert 'aria-invalid="true"' in page.text
    assert 'aria-describedby="id_title_error"' in page.text
    assert 'class="field-error" id="id_title_error"' in page.text
    assert "Kept" in page.text
    assert "There are no {{ item }}s yet." in client.get("/{{ item }}s/").text


def test_a_text_has_an_end(client: Client) -> None:
    page = client.post("/{{ item }}s/new/", GOOD | {"text": "x" * 10_001})

    assert page.status_code == 422
    assert 'id="id_text_error"' in page.text


def test_edit(client: Client, path: str) -> None:
    assert 'value="A title"' in client.get(f"{path}edit/").text
    assert client.post(f"{path}edit/", GOOD | {"title": ""}).status_code == 422

    page = client.post(f"{path}edit/", GOOD | {"title": "Another"}, follow=True)
    assert page.redirect_chain == [(path, 302)]
    assert "Another" in page.text


{% if cookiecutter | has("example-model") %}
def test_an_edit_that_comes_too_late_keeps_nothing(
    client: Client, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_valid = {{ Item }}Form.is_valid

    def delete_meanwhile(form: {{ Item }}Form) -> bool:
        {{ Item }}.objects.all().delete()
        return is_valid(form)

    monkeypatch.setattr({{ Item }}Form, "is_valid", delete_meanwhile)
    assert client.post(f"{path}edit/", GOOD).status_code == 404
    assert not {{ Item }}.objects.exists()


{% endif %}
def test_delete_asks_first(client: Client, path: str) -> None:
    assert "<bdi>A title</bdi>" in client.get(f"{path}delete/").text
    assert client.get(path).status_code == 200

    page = client.post(f"{path}delete/", follow=True)
    assert "The {{ item }} was deleted." in page.text
    assert client.get(path).status_code == 404


def test_a_form_from_elsewhere_is_refused(client: Client) -> None:
    client.handler.enforce_csrf_checks = True

    assert client.post("/{{ item }}s/new/", GOOD).status_code == 403
    assert "There are no {{ item }}s yet." in client.get("/{{ item }}s/").text
