"""The pages around uploads."""

import re
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

{% if cookiecutter | has("accounts") %}
from ..accounts.factories import UserFactory, sign_in
{% endif %}
from .samples import PDF, picture


{% if cookiecutter | has("accounts") %}
@pytest.fixture(autouse=True)
def _signed_in(app: Flask, client: FlaskClient) -> None:
    """Send files as somebody with an account."""
    with app.app_context():
        sign_in(client, UserFactory.create())


{% endif %}
def token(client: FlaskClient) -> str:
    """Read the token of the session's forms."""
    page = client.get("/uploads/").text
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
    assert found
    return found[1]


def send(client: FlaskClient, stream: BytesIO, name: str) -> TestResponse:
    """Send a file through the form."""
    data = {"csrf_token": token(client), "file": (stream, name)}
    return client.post("/uploads/", data=data)


def sent(client: FlaskClient, stream: BytesIO, name: str) -> str:
    """Send a file, and find where it can be had."""
    assert send(client, stream, name).location == "/uploads/"
    page = client.get("/uploads/").text
    assert "The file was saved." in page
    found = re.search(r'href="(/uploads/\d+/)"', page)
    assert found
    return found[1]


def test_list_is_empty_at_first(client: FlaskClient) -> None:
    assert "There are no files yet." in client.get("/uploads/").text


def test_image_may_be_looked_at(client: FlaskClient) -> None:
    path = sent(client, picture("PNG"), "<b>.png")
    assert "&lt;b&gt;.png" in client.get("/uploads/").text
    with client.get(path) as answer:
        assert answer.mimetype == "image/png"
        assert answer.headers["Content-Disposition"].startswith("inline")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.content_length == len(answer.data)


def test_all_else_is_saved(client: FlaskClient) -> None:
    path = sent(client, BytesIO(b"<script>alert(1)</script>"), "é;b.html")
    with client.get(path) as answer:
        assert answer.mimetype == "text/plain"
        disposition = answer.headers["Content-Disposition"]
        assert disposition.startswith("attachment")
        assert disposition.endswith("filename*=UTF-8''%C3%A9%3Bb.html.txt")
        assert answer.data == b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\0", "Only images"), (b"", "The file is empty."), (b"x" * 11, "too large")],
)
def test_errors_stand_beside_the_field(
    app: Flask, client: FlaskClient, data: bytes, reason: str
) -> None:
    app.config["UPLOAD_MAX_BYTES"] = 10
    answer = send(client, BytesIO(data), "file.txt")
    assert answer.status_code == 422
    assert 'aria-describedby="file-error"' in answer.text
    assert "<title>Error: Files · " in answer.text
    assert reason in answer.text


def test_nothing_chosen(client: FlaskClient) -> None:
    answer = client.post("/uploads/", data={"csrf_token": token(client)})
    assert answer.status_code == 422
    assert "Choose a file." in answer.text


def test_only_files_may_be_larger_than_other_requests(
    app: Flask, client: FlaskClient
) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 20_000
    app.config["UPLOAD_MAX_BYTES"] = 30_000
    assert send(client, BytesIO(b"x" * 30_000), "large.txt").status_code == 302
    answer = send(client, BytesIO(b"x" * 60_000), "larger.txt")
    assert answer.status_code == 413
    answer = client.post("/uploads/1/delete/", data={"text": "x" * 30_000})
    assert answer.status_code == 413


def test_who_sends_too_often_has_to_wait(app: Flask, client: FlaskClient) -> None:
    app.config["UPLOAD_LIMIT"] = "2/minute"
    data = {"csrf_token": token(client)}
    statuses = [client.post("/uploads/", data=data).status_code for _ in range(3)]
    assert statuses == [422, 422, 429]
    assert client.get("/uploads/").status_code == 200


def test_form_needs_its_token(client: FlaskClient) -> None:
    data = {"file": (BytesIO(PDF), "paper.pdf")}
    assert client.post("/uploads/", data=data).status_code == 403


def test_delete_asks_first(client: FlaskClient) -> None:
    path = sent(client, BytesIO(PDF), "paper.pdf")
    assert "<bdi>paper.pdf</bdi>" in client.get(f"{path}delete/").text
    answer = client.post(f"{path}delete/", data={"csrf_token": token(client)})
    assert answer.location == "/uploads/"
    assert "The file was deleted." in client.get("/uploads/").text
    assert client.get(path).status_code == 404


def test_unknown_file_is_not_found(client: FlaskClient) -> None:
    for key in (1, 10**30):
        assert client.get(f"/uploads/{key}/").status_code == 404
        assert client.get(f"/uploads/{key}/delete/").status_code == 404
