import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

{% if cookiecutter | has("accounts") %}
from accounts.tests.factories import UserFactory

{% endif %}
from ..storage import Folder, StorageError
from .samples import PDF, picture

pytestmark = pytest.mark.django_db


{% if cookiecutter | has("accounts") %}
@pytest.fixture(autouse=True)
def _signed_in(client: Client) -> None:
    """Send files as somebody with an account."""
    client.force_login(UserFactory.create())


{% endif %}
def form(data: bytes, name: str) -> dict[str, SimpleUploadedFile]:
    """Fill in the form; of what type the sender says a file is does not matter."""
    return {"file": SimpleUploadedFile(name, data, content_type="text/html")}


def sent(client: Client, data: bytes, name: str) -> str:
    """Send a file, and find where it can be had."""
    page = client.post("/uploads/", form(data, name), follow=True).text
    assert "The file was saved." in page
    found = re.search(r'href="(/uploads/\d+/)"', page)
    assert found
    return found[1]


def content(client: Client, path: str) -> tuple[dict[str, str], bytes]:
    """Fetch a file: its headers, and what is in it."""
    answer = client.get(path)
    assert answer.status_code == 200
    return dict(answer.headers), answer.getvalue()


def test_the_list_is_empty_at_first(client: Client) -> None:
    assert "There are no files yet." in client.get("/uploads/").text


def test_an_image_may_be_looked_at(client: Client) -> None:
    path = sent(client, picture("PNG").getvalue(), "<b>.png")
    assert "&lt;b&gt;.png" in client.get("/uploads/").text

    headers, data = content(client, path)

    assert headers["Content-Type"] == "image/png"
    assert headers["Content-Disposition"].startswith("inline")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].endswith("sandbox")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Content-Length"] == str(len(data))


def test_all_else_is_saved(client: Client) -> None:
    path = sent(client, b"<script>alert(1)</script>", "é;b.html")

    headers, data = content(client, path)

    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["Content-Disposition"].endswith("%C3%A9%3Bb.html.txt")
    assert data == b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\0", "Only images"), (b"", "The file is empty."), (b"x" * 11, "too large")],
)
def test_errors_stand_beside_the_field(
    client: Client, settings: Settings, data: bytes, reason: str
) -> None:
    settings.UPLOAD_MAX_BYTES = 10

    answer = client.post("/uploads/", form(data, "file.txt"))

    assert answer.status_code == 422
    assert 'aria-describedby="id_file_error"' in answer.text
    assert "<title>Error: Files · " in answer.text
    assert reason in answer.text


def test_nothing_was_chosen(client: Client) -> None:
    answer = client.post("/uploads/")

    assert answer.status_code == 422
    assert "Choose a file." in answer.text


def test_only_files_may_be_larger_than_other_requests(
    client: Client, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 20_000
    settings.UPLOAD_MAX_BYTES = 30_000

    answer = client.post("/uploads/", form(b"x" * 30_000, "large.txt"))
    assert answer.headers["Location"] == "/uploads/"
    answer = client.post("/uploads/", form(b"x" * 60_000, "larger.txt"))
    assert answer.status_code == 413
    answer = client.post("/uploads/1/delete/", {"text": "x" * 30_000})
    assert answer.status_code == 413


def test_who_sends_too_often_has_to_wait(client: Client, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = "2/minute"

    answers = [client.post("/uploads/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert client.get("/uploads/").status_code == 200


def test_the_form_needs_its_token(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies

    assert strict.post("/uploads/", {"file": BytesIO(PDF)}).status_code == 403


def test_deleting_asks_first(client: Client) -> None:
    path = sent(client, PDF, "paper.pdf")
    assert "<bdi>paper.pdf</bdi>" in client.get(f"{path}delete/").text

    answer = client.post(f"{path}delete/", follow=True)

    assert "The file was deleted." in answer.text
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("key", [1, 10**30])
def test_an_unknown_file_is_not_found(client: Client, key: int) -> None:
    assert client.get(f"/uploads/{key}/").status_code == 404
    assert client.get(f"/uploads/{key}/delete/").status_code == 404


def test_a_storage_that_is_away_asks_for_patience(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*_: object, **__: object) -> None:
        raise StorageError("full of secrets")

    monkeypatch.setattr(Folder, "save", away)

    answer = client.post("/uploads/", form(PDF, "paper.pdf"))

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "secrets" not in answer.text
    assert "secrets" in caplog.text
