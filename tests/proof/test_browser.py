"""The visitor does notice what goes wrong in a page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from proof.contract.browser import CHROMIUM, Visitor, visiting
from proof.contract.site import free_port

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")

STRICT = "default-src 'self'; style-src 'self'; script-src 'self'"
PAGE = """\
<!DOCTYPE html>
<html lang="en">
  <head><meta charset="utf-8"><title>Page</title><link rel="icon" href="/icon.svg"></head>
  <body><h1>Page</h1>{body}</body>
</html>
"""
FORM = """\
<form method="post" action="/plain">
  <label for="name">Name</label><input id="name" name="name">
  <label for="full-name">Full Name</label><input id="full-name" name="full_name">
  <button>Send</button><button formaction="/missing">Send elsewhere</button>
</form>
<a href="/ask">Ask</a>
"""
BODIES = {
    "/plain": FORM,
    "/console": "<script src='/console.js'></script>",
    "/warning": "<script src='/warning.js'></script>",
    "/throw": "<script src='/throw.js'></script>",
    "/late": "<script src='/late.js'></script>",
    "/inline": "<script>document.title = 'It ran';</script>",
    "/handler": "<button onclick='document.title = 1'>Run</button><script src='/run.js'></script>",
    "/foreign": "<img alt='' src='http://elsewhere.example.com/picture.png'>",
    "/broken": "<script src='/broken.js'></script>",
    "/picture": "<img alt='' src='/missing.png'>",
    "/ask": "<form action='/plain'><button>Delete</button></form><script src='/ask.js'></script>",
    "/alert": "<script src='/alert.js'></script>",
}
SCRIPTS = {
    "/console.js": "console.error('something odd')",
    "/warning.js": "console.warn('nothing much')",
    "/throw.js": "throw new Error('not caught')",
    "/late.js": "fetch('/icon.svg').then(() => console.error('too late'))",
    "/run.js": "document.querySelector('button').click()",
    "/ask.js": "document.forms[0].onsubmit = () => confirm('Really?')",
    "/alert.js": "alert('here')",
}


WRONG = {
    "/console": "console: something odd",
    "/throw": "exception: not caught",
    "/late": "console: too late",
    "/inline": "inline script",
    "/handler": "inline event handler",
    "/foreign": "Content Security Policy",
    "/broken": "request: GET http://127.0.0.1",
    "/picture": "404",
    "/alert": "dialog: here",
}


class Pages(BaseHTTPRequestHandler):
    """Pages that each have one thing wrong, under a strict policy."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path in BODIES:
            self.answer(200, "text/html", PAGE.format(body=BODIES[path]))
        elif path == "/broken.js":
            self.close_connection = True  # and no answer at all
        elif path in SCRIPTS:
            self.answer(200, "text/javascript", SCRIPTS[path])
        elif path == "/icon.svg":
            self.answer(200, "image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>')
        else:
            self.answer(404, "text/html", PAGE.format(body="Not here"))

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", STRICT)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal of the tests."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", free_port()), Pages) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def visitor(address: str) -> Iterator[Visitor]:
    with visiting(address) as visitor:
        yield visitor


def test_what_goes_wrong_is_noted(visitor: Visitor) -> None:
    for path, said in WRONG.items():
        assert visitor.open(path) == 200
        complaints = visitor.complaints()
        assert any(said in complaint for complaint in complaints), (path, complaints)
        assert visitor.page.title() == "Page", "what is blocked did not run"
        assert visitor.open("/plain") == 200
        assert visitor.complaints() == []


def test_what_is_as_it_should_be_is_not(visitor: Visitor) -> None:
    assert visitor.open("/warning") == 200
    assert visitor.open("/missing") == 404
    assert visitor.open("/plain") == 200
    visitor.fill("Name", "Ann")
    assert visitor.press("Send") == 200
    assert visitor.press("Send elsewhere") == 404
    assert visitor.heading() == "Page"
    assert visitor.complaints() == []


def test_dialogs_are_answered(visitor: Visitor, tmp_path: Path) -> None:
    visitor.open("/plain")
    assert visitor.follow("Ask") == 200
    with visitor.answering(accept=False) as asked:
        visitor.page.get_by_role("button", name="Delete").click()
    assert asked == ["Really?"]
    assert visitor.page.url.endswith("/ask")
    with visitor.answering(accept=True) as asked:
        assert visitor.press("Delete") == 200
    assert asked == ["Really?"]
    assert "/plain" in visitor.page.url
    assert visitor.complaints() == []
    visitor.screenshot(tmp_path / "page.png")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
