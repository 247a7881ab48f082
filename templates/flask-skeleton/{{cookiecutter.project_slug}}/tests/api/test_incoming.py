"""What programs send is read with care."""

from typing import Any

import pytest
from flask import Flask
from marshmallow import Schema
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from app import create_app
from {{ cookiecutter.package_name }}.api.incoming import (
    Invalid,
    Text,
    checked,
    read_json,
)


class Word(Schema):
    """Some text."""

    word = Text(required=True)


def received(app: Flask, body: str | bytes, kind: str = "application/json") -> Any:
    """Send a body and return what was read."""
    with app.test_request_context(method="POST", data=body, content_type=kind):
        return read_json()


def test_text_is_kept_without_white_space_around_it(app: Flask) -> None:
    values = received(app, '{"word": "\\n two words "}', "application/json; charset=x")
    assert checked(Word(), values) == {"word": "two words"}


@pytest.mark.parametrize("kind", ["", "text/plain", "application/merge-patch+json"])
def test_only_json_is_read(app: Flask, kind: str) -> None:
    with pytest.raises(UnsupportedMediaType):
        received(app, "{}", kind)


@pytest.mark.parametrize(
    "body",
    ["", "{", b"\xff", '{"word": NaN}', '{"word": ' + "9" * 5000 + "}", "[" * 100_000],
    ids=["nothing", "half", "no text", "no number", "huge number", "deep"],
)
def test_what_is_no_json_is_refused(app: Flask, body: str | bytes) -> None:
    with pytest.raises(BadRequest):
        received(app, body)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({}, "word"),
        ({"word": None}, "word"),
        ({"word": 7}, "word"),
        ({"word": "a\0b"}, "word"),
        ({"word": "\ud83d"}, "word"),
        ({"word": "a", "more": 1}, "more"),
    ],
)
def test_what_is_wrong_is_told_by_field(values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        checked(Word(), values)
    assert list(refusal.value.errors) == [field]


@pytest.mark.parametrize("limit", ["often", "0/minute"])
def test_limit_has_to_be_one(
    limit: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("API_LIMIT", limit)
    with pytest.raises(SystemExit):
        create_app()
    assert "  API_LIMIT: " in capsys.readouterr().err
