import pytest
from django.test import Client

from ..models import {{ cookiecutter.__item | capitalize }}
from ..views import PAGE_SIZE

pytestmark = pytest.mark.django_db


def test_without_{{ cookiecutter.__item }}s_the_list_says_so(client: Client) -> None:
    page = client.get("/{{ cookiecutter.__item }}s/")

    assert "There are no {{ cookiecutter.__item }}s yet." in page.text


def test_the_list_has_pages_with_the_newest_first(client: Client) -> None:
    for number in range(PAGE_SIZE + 1):
        {{ cookiecutter.__item | capitalize }}.objects.create(title=f"Number {number};")

    newest = client.get("/{{ cookiecutter.__item }}s/")
    assert f"Number {PAGE_SIZE};" in newest.text
    assert "Number 0;" not in newest.text

    oldest = client.get("/{{ cookiecutter.__item }}s/?page=2")
    assert "Number 0;" in oldest.text


@pytest.mark.parametrize("number", ["", "0", "-1", "2", "one"])
def test_a_page_that_is_not_there_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/{{ cookiecutter.__item }}s/?page={number}").status_code == 404


def test_a_page_escapes_what_was_entered(client: Client) -> None:
    {{ cookiecutter.__item }} = {{ cookiecutter.__item | capitalize }}.objects.create(title="<b>Bold</b>")

    page = client.get({{ cookiecutter.__item }}.get_absolute_url())

    assert "&lt;b&gt;Bold&lt;/b&gt;</h1>" in page.text


@pytest.mark.parametrize("address", ["/{{ cookiecutter.__item }}s/", "/{{ cookiecutter.__item }}s/1/"])
def test_pages_are_only_read(client: Client, address: str) -> None:
    assert client.options(address).status_code == 405


def test_an_unknown_{{ cookiecutter.__item }}_is_not_found(client: Client) -> None:
    assert client.get("/{{ cookiecutter.__item }}s/1/").status_code == 404
