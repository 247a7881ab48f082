{% set item = cookiecutter.__item %}
"""Writing, changing and deleting {{ item }}s through the forms."""

import re
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

GOOD = {"title": "A title", "text": "A text"}


def send(client: FlaskClient, path: str, data: dict[str, Any]) -> TestResponse:
    """Fill in the form that stands at the path, and send it."""
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', client.get(path).text)
    assert token
    return client.post(path, data={**data, "csrf_token": token[1]})


def test_new(client: FlaskClient) -> None:
    answer = send(client, "/{{ item }}s/new/", GOOD)
    assert answer.status_code == 302
    page = client.get(answer.location).text
    assert "The {{ item }} was saved." in page
    assert "A title" in page


@pytest.mark.parametrize(
    ("title", "text"), [("", "Kept"), ("   ", "Kept"), ("x" * 201, "Kept")]
)
def test_errors_stand_beside_the_field(
    client: FlaskClient, title: str, text: str
) -> None:
    answer = send(client, "/{{ item }}s/new/", {"title": title, "text": text})
    assert answer.status_code == 422
    assert 'aria-describedby="title-error"' in answer.text
    assert "<title>Error: New {{ item }} · " in answer.text
    assert "Kept" in answer.text
{% if cookiecutter.i18n %}


def test_errors_are_in_the_visitor_s_language(client: FlaskClient) -> None:
    client.post("/language/", data={"language": "de"})
    answer = send(client, "/{{ item }}s/new/", {"title": "", "text": "Text"})
    assert "Dieses Feld wird benötigt." in answer.text
{% endif %}


def test_only_text_is_kept(client: FlaskClient) -> None:
    answer = send(client, "/{{ item }}s/new/", {**GOOD, "title": (BytesIO(), "e.txt")})
    assert answer.status_code == 422
    answer = send(client, "/{{ item }}s/new/", {**GOOD, "text": "A\0\r\nB"})
    assert '<p dir="auto">A<br>B</p>' in client.get(answer.location).text


def test_edit(client: FlaskClient) -> None:
    path = send(client, "/{{ item }}s/new/", GOOD).location
    assert 'value="A title"' in client.get(f"{path}edit/").text
    assert send(client, f"{path}edit/", {**GOOD, "title": ""}).status_code == 422
    answer = send(client, f"{path}edit/", {**GOOD, "title": "Another"})
    assert "Another" in client.get(answer.location).text


def test_delete_asks_first(client: FlaskClient) -> None:
    path = send(client, "/{{ item }}s/new/", GOOD).location
    assert "<bdi>A title</bdi>" in client.get(f"{path}delete/").text
    assert client.get(path).status_code == 200
    assert send(client, f"{path}delete/", {}).location == "/{{ item }}s/"
    assert client.get(path).status_code == 404
