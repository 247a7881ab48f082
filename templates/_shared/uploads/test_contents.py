{% set flask = cookiecutter | has("flask") %}
{% set place = cookiecutter.package_name ~ ".uploads" if flask else "uploads" %}
"""Contents: what a file is, whatever it is called."""

from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from {{ place }} import contents
from {{ place }}.contents import (
    Refused,
    accepted,
    plain_name,
)

from .samples import PDF, hollow_gif, moving_picture, picture

{% if flask %}
# Reasons are told in the language of a request.
pytestmark = pytest.mark.usefixtures("request_context")

{% endif %}

@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("GIF", "image/gif"),
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
    ],
)
def test_images_are_accepted(kind: str, media_type: str) -> None:
    content = accepted(picture(kind))
    assert content.media_type == media_type
    with Image.open(content.stream, formats=[kind]) as image:
        assert image.size == (4, 2)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_moving_images_go_on_moving(kind: str) -> None:
    with Image.open(accepted(moving_picture(kind)).stream) as image:
        assert getattr(image, "n_frames", 1) == 3
        image.load()
        assert image.info["duration"] == 40


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_images_do_not_tell_where_they_were_taken(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it to see it upright
    exif[0x010E] = "Secret place"
    stream = picture(kind, exif=exif)
    assert b"Secret place" in stream.getvalue()
    content = accepted(stream)
    assert b"Secret place" not in content.stream.read()
    with Image.open(content.stream) as image:
        assert image.size == (2, 4)


@pytest.mark.parametrize("kind", ["GIF", "JPEG"])
def test_images_do_not_keep_comments(kind: str) -> None:
    stream = picture(kind, comment=b"Secret place")
    assert b"Secret place" in stream.getvalue()
    assert b"Secret place" not in accepted(stream).stream.read()


def test_images_do_not_keep_texts() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "Secret place")
    stream = picture("PNG", pnginfo=texts)
    assert b"Secret place" in stream.getvalue()
    assert b"Secret place" not in accepted(stream).stream.read()


def test_what_hides_behind_an_image_is_left_out() -> None:
    stream = BytesIO(picture("PNG").getvalue() + b"<script>")
    assert b"<script>" not in accepted(stream).stream.read()


def test_second_picture_of_a_photo_is_left_out() -> None:
    red, green = Image.new("RGB", (4, 2), "red"), Image.new("RGB", (4, 2), "green")
    stream = BytesIO()
    red.save(stream, "MPO", save_all=True, append_images=[green])
    stream.seek(0)
    content = accepted(stream)
    assert content.media_type == "image/jpeg"
    with Image.open(content.stream) as image:
        assert image.format == "JPEG"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(PDF, "application/pdf"), ("Grüße\n".encode(), "text/plain")],
)
def test_documents_are_kept_as_they_are(data: bytes, media_type: str) -> None:
    content = accepted(BytesIO(data))
    assert content.media_type == media_type
    assert content.stream.read() == data


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01",
        b"text\0text",
        b"\xff\xfe",
        picture("BMP").getvalue(),
        picture("PNG").getvalue()[:-30],
        picture("JPEG").getvalue()[:200],
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    ],
)
def test_all_else_is_refused(data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    with pytest.raises(Refused, match="accepted"):
        accepted(BytesIO(data))
    (line,) = caplog.records
    assert line.getMessage().startswith("A file is not accepted: ")
    assert line.exc_info is None


def test_empty_file_is_refused() -> None:
    with pytest.raises(Refused, match="empty"):
        accepted(BytesIO())


@pytest.mark.parametrize(
    ("kind", "limit"),
    [
        ("GIF", "MAX_PIXELS"),
        ("JPEG", "MAX_PHOTO_PIXELS"),
        ("PNG", "MAX_PIXELS"),
        ("WEBP", "MAX_PIXELS"),
    ],
)
def test_too_many_pixels_are_refused(
    kind: str, limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for most in (7, 5, 2):
        monkeypatch.setattr(contents, limit, most)
        with pytest.raises(Refused, match="pixels"):
            accepted(picture(kind))
    monkeypatch.setattr(contents, limit, 8)
    assert accepted(picture(kind))


def test_huge_frame_is_refused() -> None:
    with pytest.raises(Refused, match="pixels"):
        accepted(hollow_gif((1, 1), (60_000, 60_000)))


def test_many_frames_are_not_counted_to_the_end() -> None:
    stream = hollow_gif(*[(1, 1)] * 100_000)
    with pytest.raises(Refused, match="pixels"):
        accepted(stream)
    assert stream.tell() < 100_000
    assert accepted(hollow_gif(*[(1, 1)] * contents.MAX_FRAMES))


def test_one_image_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def rewritten(picture: Image.Image, number: int) -> contents.Content:
        assert contents.one_at_a_time.locked()
        return contents.Content("image/png", BytesIO())

    monkeypatch.setattr(contents, "rewritten", rewritten)
    accepted(picture("PNG"))
    assert not contents.one_at_a_time.locked()


def test_pixels_of_all_frames_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MAX_PIXELS", 23)
    with pytest.raises(Refused, match="pixels"):
        accepted(moving_picture("GIF"))
    monkeypatch.setattr(contents, "MAX_PIXELS", 24)
    assert accepted(moving_picture("GIF")).media_type == "image/gif"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("notes.txt", "notes.txt"),
        ("TABLE.CSV", "TABLE.CSV"),
        ("../../etc/passwd", "passwd.txt"),
        (r"C:\folder\page.html", "page.html.txt"),
        ("a\r\nb\0\u202e.txt", "ab.txt"),
        ("  two   words .txt", "two words .txt"),
        ("", "file.txt"),
        ("...", "file.txt"),
        ("Grüße 你好.md", "Grüße 你好.md"),
    ],
)
def test_names_are_texts_only(name: str, kept: str) -> None:
    assert plain_name(name, "text/plain") == kept


def test_long_name_keeps_its_end() -> None:
    name = plain_name("x" * 300 + ".png", "image/png")
    assert (len(name), name[-5:]) == (contents.MAX_NAME, "x.png")
