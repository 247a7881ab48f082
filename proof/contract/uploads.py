"""Files that people and programs send: judged by what is in them, and nobody else's."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping

from proof.contract.forms import forms_of, submit
from proof.contract.site import HOST, Answer, Site

FORWARD = {302, 303}
PATH, API = "/uploads/", "/api/v1/uploads/"
PDF = b"%PDF-1.7\n%%EOF\n"
SCRIPT = b"<script>alert(1)</script>"
BOUNDARY = "a-line-between-the-parts"


def picture() -> bytes:
    """Draw a PNG of one pixel, with a comment in it and a script behind it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    size = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    comment = chunk(b"tEXt", b"Comment\0where it was taken")
    pixel = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size)
    return start + comment + pixel + chunk(b"IEND", b"") + SCRIPT


def multipart(content: bytes, name: str, fields: Mapping[str, str] | None = None) -> bytes:
    """Write a file and fields as a browser would; it says that the file is a page."""
    parts = [
        f'Content-Disposition: form-data; name="{field}"\r\n\r\n{value}'.encode()
        for field, value in (fields or {}).items()
    ]
    told = f'Content-Disposition: form-data; name="file"; filename="{name}"'
    parts.append(f"{told}\r\nContent-Type: text/html\r\n\r\n".encode() + content)
    line = f"--{BOUNDARY}".encode()
    return b"".join(line + b"\r\n" + part + b"\r\n" for part in parts) + line + b"--\r\n"


def send(
    site: Site,
    path: str,
    content: bytes,
    name: str,
    fields: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Send a file as a browser would."""
    sent = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Referer": f"https://{HOST}/",
        **(headers or {}),
    }
    return site.ask("POST", path, multipart(content, name, fields), sent)


def send_form(site: Site, content: bytes, name: str) -> Answer:
    """Send a file through the form of the page."""
    form = next(f for f in forms_of(site.get(PATH).text) if "Upload" in f.buttons)
    return send(site, form.action or PATH, content, name, form.values)


def newest(site: Site) -> str:
    """Find where the newest file of the list can be had."""
    found = re.search(r'href="(/uploads/\d+/)"', site.get(PATH).text)
    assert found
    return found[1]


def kept(site: Site) -> None:
    """Send files through the page, look at them and delete them; signed in where one can."""
    assert send_form(site, picture(), "../<b>.png").status in FORWARD
    page = site.get(PATH).text
    assert "&lt;b&gt;.png" in page
    assert "<b>.png" not in page
    image = newest(site)
    harmless(site.get(image), "image/png", "inline")
    assert send_form(site, SCRIPT, "page.html").status in FORWARD
    text = newest(site)
    answer = site.get(text)
    harmless(answer, "text/plain", "attachment")
    assert answer.body == SCRIPT
    assert "page.html.txt" in answer.headers["content-disposition"]
    for path in (image, text):
        assert "It will be gone for good." in site.get(f"{path}delete/").text
        assert site.get(path).status == 200, "looking deletes nothing"
        assert submit(site, f"{path}delete/", "Delete").status in FORWARD
        assert site.get(path).status == 404


def harmless(answer: Answer, media_type: str, disposition: str) -> None:
    """Check what a file is sent with: a browser does nothing with it that it should not."""
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert answer.headers["content-disposition"].startswith(disposition)
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = answer.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy
    assert "private" in answer.headers["cache-control"]
    assert int(answer.headers["content-length"]) == len(answer.body)
    if media_type.startswith("image/"):
        assert SCRIPT not in answer.body
        assert b"where it was taken" not in answer.body


def refused(site: Site, most: int) -> None:
    """Send what is not accepted; ``most`` is how much a file may have."""
    for content, reason in (
        (b"\x7fELF\x02\x01\x01\0", "Only images, PDF and plain text are accepted."),
        (picture()[:40], "Only images, PDF and plain text are accepted."),
        (b"", "The file is empty."),
        (b"x" * (most + 1), "The file is too large."),
    ):
        answer = send_form(site, content, "picture.png")
        assert answer.status == 422, reason
        assert reason in answer.text
    assert send_form(site, b"x" * (most + 100_000), "large.txt").status == 413
    assert send(site, PATH, PDF, "paper.pdf").status in {400, 403}, "without its token"
    for key in ("0", "999999", "9" * 40):
        assert site.get(f"{PATH}{key}/").status == 404
        assert site.get(f"{PATH}{key}/delete/").status == 404


def private(owner: Site, other: Site, stranger: Site) -> None:
    """Nobody but its owner finds a file; both are signed in, the stranger is not."""
    assert send_form(owner, PDF, "paper.pdf").status in FORWARD
    path = newest(owner)
    assert "paper.pdf" not in other.get(PATH).text
    for each in (path, f"{path}delete/"):
        assert other.get(each).status == 404
        answer = stranger.get(each)
        assert answer.status in FORWARD
        assert "/accounts/login" in answer.headers["location"]
    assert owner.get(path).body == PDF


def programs(site: Site, token: str | None, other: str | None) -> None:
    """Keep files through the API; ``other`` is somebody else's token."""
    mine = {"Authorization": f"Bearer {token}"} if token else {}
    answer = send(site, API, picture(), "red.png", headers=mine)
    assert answer.status == 201
    path = site.path_of(answer.headers["location"]).rstrip("/")
    assert answer.json()["name"] == "red.png"
    assert answer.json()["media_type"] == "image/png"
    harmless(site.get(f"{path}/content", Accept="image/*", **mine), "image/png", "inline")
    if other:
        theirs = {"Authorization": f"Bearer {other}"}
        for headers, status in (({}, 401), (theirs, 404)):
            for each in (f"{path}/", f"{path}/content"):
                assert site.ask("GET", each, headers=headers).status == status
            assert site.ask("DELETE", f"{path}/", headers=headers).status == status
    wrong = send(site, API, b"\0", "red.png", headers=mine)
    assert wrong.status == 422
    assert list(wrong.json()["errors"]) == ["file"]
    json = {"Content-Type": "application/json", **mine}
    assert site.ask("POST", API, b"{}", json).status == 415
    assert site.ask("DELETE", f"{path}/", headers=mine).status == 204
    assert site.ask("GET", f"{path}/", headers=mine).status == 404
