{% set ours = ["from config.settings.base import BASE_DIR", "from " ~ cookiecutter.package_name ~ ".tests.environment import load"] %}
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

{{ ours | sort | join("\n") }}

from ..storage import Folder, StorageError


class FakeBucket(BaseHTTPRequestHandler):
    """As much of S3 as is asked of it."""

    contents: ClassVar[dict[str, bytes]] = {}

    def do_PUT(self) -> None:
        length = int(self.headers["Content-Length"])
        self.contents[self.path] = self.rfile.read(length)
        self.answer(200)

    def do_GET(self) -> None:
        if self.path in self.contents:
            self.answer(200, self.contents[self.path])
        else:
            self.answer(404)

    do_HEAD = do_GET

    def do_DELETE(self) -> None:
        self.contents.pop(self.path, None)
        self.answer(204)

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Leave no lines."""


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve buckets on a port of this machine."""
    monkeypatch.setattr(FakeBucket, "contents", {})
    with ThreadingHTTPServer(("127.0.0.1", 0), FakeBucket) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setenv("AWS_ENDPOINT_URL", url)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
        yield url
        server.shutdown()
        thread.join()


def bucket(folder: str = "") -> Storage:
    """Make a bucket's storage, as the settings do."""
    options = {"bucket_name": "bucket", "location": folder}
    return storages.create_storage(
        {"BACKEND": "uploads.bucket.Bucket", "OPTIONS": options}
    )


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, endpoint: str, tmp_path: Path) -> Storage:
    """Make each kind of storage in turn."""
    if request.param == "folder":
        return Folder(tmp_path / "contents")
    return bucket("folder")


def test_a_content_comes_back_until_it_is_removed(storage: Storage) -> None:
    storage.save("key", ContentFile(b"content"))
    with storage.open("key") as content:
        assert content.read() == b"content"

    storage.delete("key")
    storage.delete("key")
    with pytest.raises(StorageError):
        storage.open("key")


def test_no_content_takes_the_place_of_another(storage: Storage) -> None:
    first = storage.save("key", ContentFile(b"first"))
    second = storage.save("key", ContentFile(b"second"))

    assert first != second
    with storage.open(first) as content:
        assert content.read() == b"first"


def test_a_bucket_keeps_below_its_folder(endpoint: str) -> None:
    bucket().save("one", ContentFile(b"1"))
    bucket("a/b").save("two", ContentFile(b"2"))

    assert FakeBucket.contents == {"/bucket/one": b"1", "/bucket/a/b/two": b"2"}


def test_a_bucket_is_away(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    storage = bucket()

    with pytest.raises(StorageError):
        storage.save("key", ContentFile(b"content"))
    with pytest.raises(StorageError):
        storage.open("key")
    with pytest.raises(StorageError):
        storage.delete("key")


def test_a_folder_keeps_no_halves(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def chunks() -> Iterator[bytes]:
        yield b"half"
        raise OSError("gone")

    content = ContentFile(b"all")
    monkeypatch.setattr(content, "chunks", chunks)
    with pytest.raises(StorageError):
        Folder(tmp_path).save("key", content)
    assert list(tmp_path.iterdir()) == []


def test_a_setting_chooses_the_bucket(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(monkeypatch, UPLOADS_URL="s3://bucket/a/b/")

    assert settings.STORAGES["default"] == {
        "BACKEND": "uploads.bucket.Bucket",
        "OPTIONS": {"bucket_name": "bucket", "location": "a/b"},
    }


def test_a_relative_folder_is_the_project_s(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(monkeypatch, UPLOADS_FOLDER="files")

    assert settings.STORAGES["default"] == {
        "BACKEND": "uploads.storage.Folder",
        "OPTIONS": {"location": BASE_DIR / "files"},
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UPLOADS_URL", "bucket"),
        ("UPLOADS_URL", "s3://"),
        ("UPLOADS_URL", "https://bucket/folder"),
        ("UPLOADS_URL", "s3://two words"),
        ("UPLOADS_FOLDER", ""),
        ("UPLOADS_FOLDER", "static/uploads"),
        ("UPLOADS_FOLDER", __file__),
        ("UPLOAD_MAX_BYTES", "0"),
        ("UPLOAD_LIMIT", "0/minute"),
    ],
)
def test_a_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    with pytest.raises(SystemExit, match=f"^Error: .*{name}"):
        load(monkeypatch, **{name: value})
