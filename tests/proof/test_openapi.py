"""The check of an API does notice what an API does wrong."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from proof.contract.openapi import never_fails
from proof.contract.site import HOST, Site, free_port

RIGHT, WRONG = "right", "wrong"
LONGEST = 20
NOTE = {
    "type": "object",
    "required": ["id", "title"],
    "additionalProperties": False,
    "properties": {"id": {"type": "integer"}, "title": {"type": "string"}},
}
NEW_NOTE = {
    "type": "object",
    "required": ["title"],
    "additionalProperties": False,
    "properties": {"title": {"type": "string", "maxLength": LONGEST}},
}
PROBLEM = {
    "description": "What went wrong",
    "content": {
        "application/problem+json": {
            "schema": {"required": ["status"], "properties": {"status": {"type": "integer"}}}
        }
    },
}


def shown(status: int) -> dict[str, Any]:
    content = {"application/json": {"schema": NOTE}}
    return {str(status): {"description": "A note", "content": content}}


def problems(*statuses: int) -> dict[str, Any]:
    return {str(status): PROBLEM for status in statuses}


DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Notes", "version": "1"},
    "servers": [{"url": "/api/v1"}],
    "paths": {
        "/notes": {
            "post": {
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": NEW_NOTE}},
                },
                "responses": {**shown(201), **problems(401, 422, 429)},
            }
        },
        "/notes/{id}": {
            "get": {
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
                ],
                "responses": {**shown(200), **problems(401, 404, 429)},
            }
        },
    },
}


class Notes(BaseHTTPRequestHandler):
    """An API that keeps to its document; it knows of one note."""

    def do_GET(self) -> None:
        if self.path == "/api/openapi.json":
            self.answer(200, DOCUMENT)
        elif re.fullmatch(r"/api/v1/notes/-?[1-9][0-9]?", self.path):
            self.show()
        else:
            self.fail(404)

    def do_POST(self) -> None:
        try:
            entered = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        except ValueError:
            entered = None
        match entered:
            case {"title": str(title), **others} if len(title) <= LONGEST and not others:
                self.add(title)
            case _:
                self.fail(422)

    def show(self) -> None:
        self.answer(200, {"id": 1, "title": "First"})

    def add(self, title: str) -> None:
        self.answer(201, {"id": 2, "title": title})

    def __getattr__(self, name: str) -> Callable[[], None]:
        if not name.startswith("do_"):
            raise AttributeError(name)
        return partial(self.fail, 405)

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        assert self.headers["Host"] == HOST
        assert self.headers["X-Forwarded-Proto"] == "https"
        return True

    def fail(self, status: int) -> None:
        self.answer(status, {"status": status}, "application/problem+json")

    def answer(self, status: int, data: object, kind: str = "application/json") -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal of the tests."""


class Faulty(Notes):
    """Four faults, which only some requests meet."""

    def add(self, title: str) -> None:
        if len(title) == LONGEST:
            self.fail(500)
        elif not title:
            self.fail(410)
        elif not title.isascii():
            self.redirect()
        else:
            super().add(title)

    def show(self) -> None:
        self.answer(200, {"id": "1", "title": "First"})

    def redirect(self) -> None:
        self.send_response(302)
        self.send_header("Location", f"https://{HOST}{self.path}/")
        self.send_header("Content-Length", "0")
        self.end_headers()


class LimitsTheRate(Notes):
    def add(self, title: str) -> None:
        self.fail(429)

    def show(self) -> None:
        self.fail(429)


class AsksForAToken(Notes):
    def add(self, title: str) -> None:
        if self.headers["Authorization"] == f"Bearer {RIGHT}":
            super().add(title)
        else:
            self.fail(401)


@contextmanager
def running(api: type[Notes], folder: Path) -> Iterator[Site]:
    log = folder / "log"
    log.touch()
    with ThreadingHTTPServer(("127.0.0.1", free_port()), api) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield Site(server.server_port, log, has_pages=False)
        finally:
            server.shutdown()


@pytest.mark.parametrize(("api", "token"), [(Notes, None), (AsksForAToken, RIGHT)])
def test_an_api_that_keeps_its_word(api: type[Notes], token: str | None, tmp_path: Path) -> None:
    with running(api, tmp_path) as site:
        never_fails(site, token=token)


def test_faults_are_found(tmp_path: Path) -> None:
    with running(Faulty, tmp_path) as site, pytest.raises(AssertionError) as raised:
        never_fails(site)
    for said in ("[500]", "[410]", "[302]", "Response violates schema"):
        assert said in str(raised.value)


@pytest.mark.parametrize(
    ("api", "said"), [(LimitsTheRate, "a higher rate limit"), (AsksForAToken, r"only \[401, 422\]")]
)
def test_requests_that_test_nothing_are_not_enough(
    api: type[Notes], said: str, tmp_path: Path
) -> None:
    with running(api, tmp_path) as site, pytest.raises(AssertionError, match=said):
        never_fails(site, token=WRONG)
