{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The pages around {{ item }}s."""

from flask import Flask
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }}.{{ item }}s import repository


def make_{{ item }}(app: Flask, title: str = "A title", text: str = "A text") -> int:
    """Keep one {{ item }} and return its key."""
    with app.app_context():
        return repository.add(title, text).id


def test_list_is_empty_at_first(client: FlaskClient) -> None:
    assert "There are no {{ item }}s yet." in client.get("/{{ item }}s/").text


def test_list_shows_the_newest_first_in_pages(app: Flask, client: FlaskClient) -> None:
    for number in range(21):
        make_{{ item }}(app, title=f"Number {number}")
    first = client.get("/{{ item }}s/").text
    assert first.index("Number 20") < first.index("Number 19")
    assert "Page 1 of 2" in first
    assert "Number 0" in client.get("/{{ item }}s/?page=2").text
    for wrong in ("0", "-1", "3", "x", "", "1" * 30):
        assert client.get(f"/{{ item }}s/?page={wrong}").status_code == 404


def test_search(app: Flask, client: FlaskClient) -> None:
    for number in range(21):
        make_{{ item }}(app, title=f"Tea {number}", text="100 % green")
    make_{{ item }}(app, title="<Coffee>")
    page = client.get("/{{ item }}s/?search=tea+GREEN").text
    assert "Found: 21" in page
    assert "search=tea+GREEN" in page[page.index('rel="next"') - 90 :]
    assert "Coffee" not in page
    assert "Tea 0" in client.get("/{{ item }}s/?search=tea+green&page=2").text
    assert 'value="&lt;coffee&gt;"' in client.get("/{{ item }}s/?search=<coffee>").text
    for nothing in ("tea+coffee", "1_0", "\\", "x" * 3000):
        answer = client.get(f"/{{ item }}s/?search={nothing}")
        assert "Nothing was found." in answer.text
    assert "Found: 21" in client.get("/{{ item }}s/?search=%00tea").text
{% if cookiecutter.htmx %}


def test_only_the_results_where_htmx_asks_for_them(client: FlaskClient) -> None:
    headers = {"HX-Request": "true", "HX-Target": "results"}
    answer = client.get("/{{ item }}s/?search=tea", headers=headers)
    assert answer.text.startswith('<p class="muted" id="found" role="status">')
    assert "<!DOCTYPE html>" in client.get("/{{ item }}s/?search=tea").text
{% endif %}


def test_detail(app: Flask, client: FlaskClient) -> None:
    key = make_{{ item }}(app, title="<b>Bold</b>", text="One\nTwo\n\n<b>")
    page = client.get(f"/{{ item }}s/{key}/").text
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert '<p dir="auto">One<br>Two</p>' in page
    assert '<p dir="auto">&lt;b&gt;</p>' in page


def test_unknown_{{ item }}_is_not_found(client: FlaskClient) -> None:
    for key in (1, 10**30):
        assert client.get(f"/{{ item }}s/{key}/").status_code == 404
