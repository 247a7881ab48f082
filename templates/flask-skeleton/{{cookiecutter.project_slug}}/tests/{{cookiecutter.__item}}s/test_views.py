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


def test_detail(app: Flask, client: FlaskClient) -> None:
    key = make_{{ item }}(app, title="<b>Bold</b>", text="One\nTwo\n\n<b>")
    page = client.get(f"/{{ item }}s/{key}/").text
    assert "&lt;b&gt;Bold&lt;/b&gt;" in page
    assert '<p dir="auto">One<br>Two</p>' in page
    assert '<p dir="auto">&lt;b&gt;</p>' in page


def test_unknown_{{ item }}_is_not_found(client: FlaskClient) -> None:
    for key in (1, 10**30):
        assert client.get(f"/{{ item }}s/{key}/").status_code == 404
