{% set item = cookiecutter.__item %}
"""The form: checked, shown again, not kept."""

import re

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


def send(client: FlaskClient, title: str, text: str) -> TestResponse:
    """Fill in the form and send it."""
    page = client.get("/{{ item }}s/new/").text
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
    assert token
    data = {"title": title, "text": text, "csrf_token": token[1]}
    return client.post("/{{ item }}s/new/", data=data)


def test_what_was_entered_is_shown(client: FlaskClient) -> None:
    answer = send(client, "A <b>title</b>", "A text")
    assert answer.status_code == 200
    assert "A &lt;b&gt;title&lt;/b&gt;" in answer.text
    assert "not kept" in answer.text


@pytest.mark.parametrize("title", ["", "   ", "x" * 201])
def test_errors_stand_beside_the_field(client: FlaskClient, title: str) -> None:
    answer = send(client, title, "Kept")
    assert answer.status_code == 422
    assert 'aria-describedby="title-error"' in answer.text
    assert "Kept" in answer.text
