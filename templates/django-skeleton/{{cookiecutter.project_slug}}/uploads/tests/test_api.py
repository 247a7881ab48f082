import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from api.tests.callers import caller

from .samples import PDF, picture

ADDRESS = "/api/v1/uploads/"

pytestmark = pytest.mark.django_db


def form(data: bytes, name: str) -> dict[str, SimpleUploadedFile]:
    """Fill in the form; of what type the sender says a file is does not matter."""
    return {"file": SimpleUploadedFile(name, data, content_type="text/html")}


@pytest.fixture
def program() -> Client:
    return caller()


{% if cookiecutter | has("accounts") %}
def test_nobody_else_has_a_file(client: Client, program: Client) -> None:
    sent = program.post(ADDRESS, form(PDF, "paper.pdf")).headers["Location"]
    for path in (ADDRESS, sent, f"{sent}/content"):
        assert client.get(path).status_code == 401

    other = caller()

    assert other.get(ADDRESS).json()["count"] == 0
    assert other.get(f"{sent}/content").status_code == 404
    assert other.delete(sent).status_code == 404


{% endif %}
def test_a_file_is_kept_listed_sent_and_deleted(program: Client) -> None:
    answer = program.post(ADDRESS, form(PDF, "paper.pdf"))
    assert answer.status_code == 201
    known = answer.json()
    path = answer.headers["Location"]
    assert (known["name"], known["media_type"]) == ("paper.pdf", "application/pdf")
    assert "content" not in known

    assert program.get(path).json() == known
    assert program.get(ADDRESS).json()["results"] == [known]

    content = program.get(f"{path}/content", headers={"Accept": "application/pdf"})
    assert content.getvalue() == PDF
    assert content.headers["Content-Type"] == "application/pdf"
    assert content.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in content.headers["Content-Security-Policy"]

    assert program.delete(path).status_code == 204
    assert program.get(path).status_code == 404


def test_the_list_has_pages(program: Client) -> None:
    for number in range(3):
        program.post(ADDRESS, form(picture("PNG").getvalue(), f"{number}.png"))

    page = program.get(f"{ADDRESS}?page=2&page_size=2").json()

    assert page["count"] == 3
    assert [upload["name"] for upload in page["results"]] == ["0.png"]


def test_who_sends_too_often_has_to_wait(program: Client, settings: Settings) -> None:
    settings.UPLOAD_LIMIT = "2/minute"

    answers = [program.post(ADDRESS, {}, "application/json") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [415, 415, 429]
    assert answers[-1].headers["Retry-After"]
    assert program.get(ADDRESS).status_code == 200


def test_files_count_as_calls_too(program: Client, settings: Settings) -> None:
    settings.API_LIMIT = "1/minute"

    statuses = [program.post(ADDRESS).status_code for _ in range(2)]

    assert statuses == [422, 429]


@pytest.mark.parametrize("data", [b"", b"\0", b"x" * 1001])
def test_a_wrong_file_is_refused(
    program: Client, settings: Settings, data: bytes
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 500
    settings.UPLOAD_MAX_BYTES = 1000

    answer = program.post(ADDRESS, form(data, "file"))

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert list(answer.json()["errors"]) == ["file"]


def test_what_is_no_file_is_refused(program: Client, settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 1000

    unknown = program.post(ADDRESS, {"other": form(PDF, "paper.pdf")["file"]})
    assert set(unknown.json()["errors"]) == {"other"}
    assert program.post(ADDRESS, {"file": "text"}).status_code == 422
    json = program.post(ADDRESS, {"file": "text"}, "application/json")
    assert json.status_code == 415
    assert "multipart/form-data" in json.json()["detail"]
    large = program.post(ADDRESS, form(b"x" * 30_000, "file"))
    assert large.status_code == 413
    assert large.headers["Content-Type"] == "application/problem+json"
    broken = program.post(ADDRESS, b"--", "multipart/form-data; boundary=b")
    assert broken.status_code in {400, 422}
