"""Uploads: a row and a content, both or neither."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
{% if cookiecutter | has("accounts") %}
from flask_login import login_user
{% endif %}
from sqlalchemy.exc import SQLAlchemyError

from {{ cookiecutter.package_name }}.database import db
from {{ cookiecutter.package_name }}.uploads import repository
from {{ cookiecutter.package_name }}.uploads.contents import Refused
from {{ cookiecutter.package_name }}.uploads.storage import (
    Folder,
    StorageError,
)

{% if cookiecutter | has("accounts") %}
from ..accounts.factories import UserFactory
{% endif %}
from .samples import PDF


@pytest.fixture(autouse=True)
def _visitor(app: Flask) -> Iterator[None]:
    """Work for a visitor who may send files."""
    with app.test_request_context():
{% if cookiecutter | has("accounts") %}
        login_user(UserFactory.create())
{% endif %}
        yield


def test_kept_and_removed(folder: Path) -> None:
    upload = repository.keep(BytesIO(PDF), "paper.pdf")
    assert (upload.name, upload.size) == ("paper.pdf", len(PDF))
    with repository.open_content(upload) as content:
        assert content.read() == PDF
    assert repository.get(upload.id) is upload
    assert (folder / upload.storage_key).is_file()
    repository.remove(upload)
    assert repository.count() == 0
    assert list(folder.iterdir()) == []


def test_newest_come_first_in_slices() -> None:
    for number in range(4):
        repository.keep(BytesIO(b"text"), f"{number}.txt")
    names = [upload.name for upload in repository.newest(1, 3)]
    assert names == ["2.txt", "1.txt"]
    assert repository.count() == 4


def test_nothing_under_odd_keys() -> None:
    for key in (0, -1, 1, 10**30):
        assert repository.get(key) is None


def test_too_large(app: Flask) -> None:
    app.config["UPLOAD_MAX_BYTES"] = 4
    assert repository.keep(BytesIO(b"1234"), "four.txt").size == 4
    with pytest.raises(Refused, match="large"):
        repository.keep(BytesIO(b"12345"), "five.txt")


def test_storage_fails_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise StorageError("full")

    monkeypatch.setattr(Folder, "save", fail)
    with pytest.raises(StorageError):
        repository.keep(BytesIO(PDF), "paper.pdf")
    assert repository.count() == 0


def test_database_fails_no_content(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise SQLAlchemyError("away")

    monkeypatch.setattr(db.session, "commit", fail)
    with pytest.raises(SQLAlchemyError):
        repository.keep(BytesIO(PDF), "paper.pdf")
    assert list(folder.iterdir()) == []


def test_both_fail_and_it_is_logged(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*args: object) -> None:
        raise StorageError("away")

    def fail_too() -> None:
        raise SQLAlchemyError("away")

    monkeypatch.setattr(Folder, "remove", fail)
    monkeypatch.setattr(db.session, "commit", fail_too)
    with pytest.raises(SQLAlchemyError):
        repository.keep(BytesIO(PDF), "paper.pdf")
    (content,) = folder.iterdir()
    assert content.name in capsys.readouterr().out


def test_removing_fails_and_can_be_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise StorageError("away")

    upload = repository.keep(BytesIO(PDF), "paper.pdf")
    with monkeypatch.context() as away:
        away.setattr(Folder, "remove", fail)
        with pytest.raises(StorageError):
            repository.remove(upload)
    db.session.rollback()
    again = repository.get(upload.id)
    assert again
    repository.remove(again)
    assert list(folder.iterdir()) == []
