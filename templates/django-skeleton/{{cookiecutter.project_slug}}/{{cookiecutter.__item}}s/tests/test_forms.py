import pytest
from django.test import Client

from ..models import {{ cookiecutter.__item | capitalize }}

pytestmark = pytest.mark.django_db


@pytest.fixture
def {{ cookiecutter.__item }}() -> {{ cookiecutter.__item | capitalize }}:
    return {{ cookiecutter.__item | capitalize }}.objects.create(title="Before", text="Old")


def test_a_new_{{ cookiecutter.__item }}_is_kept(client: Client) -> None:
    assert "New {{ cookiecutter.__item }}" in client.get("/{{ cookiecutter.__item }}s/new/").text

    entered = {"title": "Title", "text": "Text"}
    page = client.post("/{{ cookiecutter.__item }}s/new/", entered, follow=True)

    {{ cookiecutter.__item }} = {{ cookiecutter.__item | capitalize }}.objects.get()
    assert page.redirect_chain == [({{ cookiecutter.__item }}.get_absolute_url(), 302)]
    assert "The {{ cookiecutter.__item }} was saved." in page.text


def test_what_is_wrong_stands_beside_the_field(client: Client) -> None:
    entered = {"title": " ", "text": "Kept"}
    page = client.post("/{{ cookiecutter.__item }}s/new/", entered)

    assert page.status_code == 422
    assert "<title>Error: New {{ cookiecutter.__item }} ·" in page.text
    assert 'aria-invalid="true"' in page.text
    assert 'aria-describedby="id_title_error"' in page.text
    assert 'id="id_title_error">This field is required.</p>' in page.text
    assert "Kept" in page.text
    assert not {{ cookiecutter.__item | capitalize }}.objects.exists()


def test_editing_keeps_the_change(client: Client, {{ cookiecutter.__item }}: {{ cookiecutter.__item | capitalize }}) -> None:
    address = f"/{{ cookiecutter.__item }}s/{{ '{' }}{{ cookiecutter.__item }}.pk}/edit/"
    assert 'value="Before"' in client.get(address).text
    entered = {"title": "After", "text": "New"}

    assert client.post(address, entered).status_code == 302

    {{ cookiecutter.__item }}.refresh_from_db()
    assert {{ cookiecutter.__item }}.title == "After"


def test_deleting_asks_first(client: Client, {{ cookiecutter.__item }}: {{ cookiecutter.__item | capitalize }}) -> None:
    address = f"/{{ cookiecutter.__item }}s/{{ '{' }}{{ cookiecutter.__item }}.pk}/delete/"
    assert "Delete this {{ cookiecutter.__item }}?" in client.get(address).text
    assert {{ cookiecutter.__item | capitalize }}.objects.exists()

    page = client.post(address, follow=True)

    assert "The {{ cookiecutter.__item }} was deleted." in page.text
    assert not {{ cookiecutter.__item | capitalize }}.objects.exists()


def test_a_form_from_elsewhere_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/{{ cookiecutter.__item }}s/new/", {"title": "x"}).status_code == 403
