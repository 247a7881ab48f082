from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError
from pytest_django import Settings

from ..contents import Refused
from ..models import Upload
from ..services import keep
from ..storage import Folder, StorageError
from .samples import PDF

pytestmark = pytest.mark.django_db


def away(*_: object, **__: object) -> None:
    raise StorageError("away")


def lost(*_: object, **__: object) -> None:
    raise DatabaseError("lost")


def test_a_file_is_kept_and_removed(folder: Path) -> None:
    upload = keep(BytesIO(PDF), "../paper.pdf")

    assert (str(upload), upload.size) == ("paper.pdf", len(PDF))
    assert not upload.is_image
    (content,) = folder.iterdir()
    assert content.read_bytes() == PDF
    assert "paper" not in content.name

    upload.delete()

    assert not Upload.objects.exists()
    assert list(folder.iterdir()) == []


def test_contents_go_with_many_rows_as_well(folder: Path) -> None:
    for number in range(3):
        keep(BytesIO(b"text"), f"{number}.txt")
    Upload.objects.filter(name__gt="0.txt").delete()

    assert len(list(folder.iterdir())) == 1


def test_a_file_may_be_as_large_as_the_setting_says(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 4

    assert keep(BytesIO(b"1234"), "four.txt").size == 4
    with pytest.raises(Refused, match="large"):
        keep(BytesIO(b"12345"), "five.txt")


def test_without_its_content_there_is_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Folder, "save", away)

    with pytest.raises(StorageError):
        keep(BytesIO(PDF), "paper.pdf")
    assert not Upload.objects.exists()


def test_without_its_row_there_is_no_content(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Upload, "save", lost)

    with pytest.raises(DatabaseError):
        keep(BytesIO(PDF), "paper.pdf")
    assert list(folder.iterdir()) == []


def test_when_both_fail_the_log_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Folder, "delete", away)
    monkeypatch.setattr(Upload, "save", lost)

    with pytest.raises(DatabaseError):
        keep(BytesIO(PDF), "paper.pdf")
    (content,) = folder.iterdir()
    assert content.name in caplog.text


@pytest.mark.django_db(transaction=True)
def test_removing_that_fails_can_be_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = keep(BytesIO(PDF), "paper.pdf")
    with monkeypatch.context() as patched:
        patched.setattr(Folder, "delete", away)
        with pytest.raises(StorageError):
            upload.delete()

    Upload.objects.get().delete()

    assert list(folder.iterdir()) == []


def test_a_key_cannot_leave_the_folder(folder: Path) -> None:
    upload = Upload(name="paper.pdf", media_type="application/pdf", size=1)
    upload.content.name = "../secret"

    with pytest.raises(SuspiciousOperation):
        upload.content.open()
