"""Storage: whatever keeps contents does it in the same way."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from flask import Flask

from app import create_app
from {{ cookiecutter.package_name }}.uploads.bucket import Bucket
from {{ cookiecutter.package_name }}.uploads.storage import (
    Folder,
    Storage,
    StorageError,
)


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

    def do_DELETE(self) -> None:
        self.contents.pop(self.path, None)
        self.answer(204)

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
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


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, endpoint: str, tmp_path: Path) -> Storage:
    """Make each kind of storage in turn."""
    if request.param == "folder":
        return Folder(tmp_path / "contents")
    return Bucket("s3://bucket/folder/")


def test_content_comes_back_until_it_is_removed(storage: Storage) -> None:
    storage.save("key", BytesIO(b"content"))
    with storage.open("key") as content:
        assert content.read() == b"content"
    storage.remove("key")
    storage.remove("key")
    with pytest.raises(StorageError):
        storage.open("key")


def test_bucket_keeps_below_its_folder(endpoint: str) -> None:
    Bucket("s3://bucket").save("one", BytesIO(b"1"))
    Bucket("s3://bucket/a/b").save("two", BytesIO(b"2"))
    assert FakeBucket.contents == {"/bucket/one": b"1", "/bucket/a/b/two": b"2"}


def test_bucket_away(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    bucket = Bucket("s3://bucket")
    with pytest.raises(StorageError):
        bucket.save("key", BytesIO(b"content"))
    with pytest.raises(StorageError):
        bucket.remove("key")


def test_folder_keeps_no_halves(tmp_path: Path) -> None:
    class Breaking(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("gone")

    with pytest.raises(StorageError):
        Folder(tmp_path).save("key", Breaking())
    assert list(tmp_path.iterdir()) == []


def test_storage_away_asks_for_patience(app: Flask) -> None:
    @app.get("/away")
    def away() -> str:
        raise StorageError("full")

    answer = app.test_client().get("/away")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"


def test_setting_chooses_the_bucket(
    endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UPLOADS_URL", "s3://bucket/folder")
    assert isinstance(create_app().extensions["storage"], Bucket)


def test_folder_starts_in_the_instance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPLOADS_FOLDER", "files")
    app = create_app()
    assert app.extensions["storage"].path == Path(app.instance_path, "files")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UPLOADS_URL", "bucket"),
        ("UPLOADS_URL", "s3://"),
        ("UPLOADS_URL", "https://bucket/folder"),
        ("UPLOADS_URL", "s3://two words"),
        ("UPLOADS_FOLDER", ""),
        ("UPLOADS_FOLDER", "../static/uploads"),
        ("UPLOADS_FOLDER", __file__),
        ("UPLOAD_MAX_BYTES", "0"),
        ("UPLOAD_LIMIT", "0/minute"),
    ],
)
def test_wrong_setting_is_named(
    name: str,
    value: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        create_app()
    assert f"  {name}: " in capsys.readouterr().err
