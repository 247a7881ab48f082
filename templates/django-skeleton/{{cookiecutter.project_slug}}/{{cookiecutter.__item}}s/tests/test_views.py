{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The pages around {{ item }}s."""

import pytest
from django.test import Client

from .factories import {{ Item }}Factory
{% if cookiecutter | has("database") %}

pytestmark = pytest.mark.django_db
{% endif %}


def test_the_list_is_empty_at_first(client: Client) -> None:
    assert "There are no {{ item }}s yet." in client.get("/{{ item }}s/").text


def test_the_list_shows_the_newest_first_in_pages(client: Client) -> None:
    for number in range(21):
        {{ Item }}Factory.create(title=f"Number {number}")

    first = client.get("/{{ item }}s/").text
    assert first.index("Number 20") < first.index("Number 19")
    assert "Page 1 of 2" in first
    assert "Number 0" in client.get("/{{ item }}s/?page=2").text


@pytest.mark.parametrize("number", ["", "0", "-1", "2", "one", "1" * 30])
def test_a_page_that_is_not_there_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/{{ item }}s/?page={number}").status_code == 404


def test_search(client: Client) -> None:
    for number in range(21):
        {{ Item }}Factory.create(title=f"Tea {number}", text="100 % green")
    {{ Item }}Factory.create(title="<Coffee>")

    page = client.get("/{{ item }}s/?search=tea+GREEN").text
    assert "Found: 21" in page
    assert 'href="?search=tea+GREEN&amp;page=2"' in page
    assert "Coffee" not in page
    assert "Tea 0" in client.get("/{{ item }}s/?search=tea+green&page=2").text
    assert 'value="&lt;coffee&gt;"' in client.get("/{{ item }}s/?search=<coffee>").text
    assert "Found: 21" in client.get("/{{ item }}s/?search=%00tea").text


{% if cookiecutter.htmx %}
def test_only_the_results_where_htmx_asks_for_them(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "results"}
    part = client.get("/{{ item }}s/?search=tea", headers=headers).text

    assert part.startswith('<p class="muted" id="found" role="status">')
    assert "<!DOCTYPE html>" in client.get("/{{ item }}s/?search=tea").text


{% endif %}
@pytest.mark.parametrize("search", ["tea+coffee", "1_0", "\\", "x" * 3000])
def test_nothing_may_be_found(client: Client, search: str) -> None:
    {{ Item }}Factory.create(title="Tea 100")

    assert "Nothing was found." in client.get(f"/{{ item }}s/?search={search}").text


def test_a_page_escapes_what_was_entered(client: Client) -> None:
    {{ item }} = {{ Item }}Factory.create(title="<b>Bold</b>", text="One\nTwo\n\n<b>")

    page = client.get({{ item }}.get_absolute_url()).text
    assert "&lt;b&gt;Bold&lt;/b&gt;</h1>" in page
    assert "<p>One<br>Two</p>" in page
    assert "<p>&lt;b&gt;</p>" in page


@pytest.mark.parametrize("key", ["0", "1", "9" * 30, "9" * 5000])
def test_an_unknown_{{ item }}_is_not_found(client: Client, key: str) -> None:
    assert client.get(f"/{{ item }}s/{key}/").status_code == 404


@pytest.mark.parametrize("address", ["/{{ item }}s/", "/{{ item }}s/1/"])
def test_pages_are_only_read(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
