"""Uploads for programs."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient

{% if cookiecutter | has("accounts") %}
from ..api.callers import caller
{% endif %}
from .samples import PDF, picture

ADDRESS = "/api/v1/uploads/"


{% if cookiecutter | has("accounts") %}
@pytest.fixture
def program(app: Flask) -> FlaskClient:
    """Make a program with the token of an account."""
    return caller(app)


def test_nobody_else_has_a_file(app: Flask, program: FlaskClient) -> None:
    sent = program.post(ADDRESS, data={"file": (BytesIO(PDF), "paper.pdf")})
    for path in (ADDRESS, sent.location, f"{sent.location}content"):
        assert app.test_client().get(path).status_code == 401
    other = caller(app)
    assert other.get(ADDRESS).get_json()["count"] == 0
    assert other.get(f"{sent.location}content").status_code == 404
    assert other.delete(sent.location).status_code == 404
{% else %}
@pytest.fixture
def program(client: FlaskClient) -> FlaskClient:
    """Make a program: there are no accounts to have a token of."""
    return client
{% endif %}


def test_kept_listed_sent_and_deleted(program: FlaskClient) -> None:
    answer = program.post(ADDRESS, data={"file": (BytesIO(PDF), "paper.pdf")})
    assert answer.status_code == 201
    known = answer.get_json()
    assert (known["name"], known["media_type"]) == ("paper.pdf", "application/pdf")
    assert program.get(answer.location).get_json() == known
    listed = program.get(ADDRESS).get_json()
    assert listed == {"count": 1, "next": None, "previous": None, "results": [known]}
    with program.get(f"{answer.location}content") as content:
        assert content.data == PDF
        assert content.mimetype == "application/pdf"
        assert content.headers["Content-Disposition"].startswith("attachment")
    assert program.delete(answer.location).status_code == 204
    assert program.get(answer.location).status_code == 404


def test_list_has_pages(program: FlaskClient) -> None:
    for number in range(3):
        program.post(ADDRESS, data={"file": (picture("PNG"), f"{number}.png")})
    first = program.get(f"{ADDRESS}?page_size=2").get_json()
    page = program.get(first["next"]).get_json()
    assert (page["count"], page["next"]) == (3, None)
    assert [upload["name"] for upload in page["results"]] == ["0.png"]
    assert program.get(page["previous"]).get_json() == first
    assert program.get(f"{ADDRESS}?page=3&page_size=2").status_code == 404
    assert program.get(f"{ADDRESS}?page_size=1000").status_code == 422


def test_who_sends_too_often_has_to_wait(app: Flask, program: FlaskClient) -> None:
    app.config["UPLOAD_LIMIT"] = "2/minute"
    statuses = [program.post(ADDRESS).status_code for _ in range(3)]
    assert statuses == [415, 415, 429]
    assert program.get(ADDRESS).status_code == 200
    app.config["API_LIMIT"] = "1/minute"
    assert program.post(ADDRESS).status_code == 429


def test_wrong_files_are_refused(app: Flask, program: FlaskClient) -> None:
    app.config["UPLOAD_MAX_BYTES"] = 1000
    app.config["MAX_CONTENT_LENGTH"] = 500
    for data in (b"", b"\0", b"x" * 1001):
        answer = program.post(ADDRESS, data={"file": (BytesIO(data), "file")})
        assert answer.status_code == 422
        assert list(answer.get_json()["errors"]) == ["file"]
    answer = program.post(ADDRESS, data={"other": (BytesIO(PDF), "paper.pdf")})
    assert answer.status_code == 422
    answer = program.post(ADDRESS, data={"file": (BytesIO(b"x" * 30_000), "file")})
    assert answer.status_code == 413
    assert program.post(ADDRESS, json={"file": "text"}).status_code == 415
