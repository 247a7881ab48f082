"""What programs send is read with care."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import RequestFactory

from {{ cookiecutter.package_name }}.tests.environment import load

from ..incoming import loaded, read_json, whole_characters
from ..problems import Problem


def received(rf: RequestFactory, body: str, kind: str) -> Any:
    """Send a body and return what was read."""
    return read_json(rf.generic("POST", "/", body, kind))


def test_json_is_read(rf: RequestFactory) -> None:
    assert received(rf, '["é"]', "application/json; charset=utf-8") == ["é"]


@pytest.mark.parametrize("kind", ["text/plain", "application/merge-patch+json"])
def test_nothing_else_is(rf: RequestFactory, kind: str) -> None:
    with pytest.raises(Problem) as refusal:
        received(rf, "{}", kind)
    assert refusal.value.status == 415


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b'{"word": NaN}', b"[" + b"9" * 5000 + b"]", b"[" * 100_000],
    ids=["nothing", "half", "no text", "no number", "huge number", "deep"],
)
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(Problem) as refusal:
        loaded(body)
    assert refusal.value.status == 400


def test_half_a_character_cannot_be_kept() -> None:
    whole_characters("🎉")
    with pytest.raises(ValidationError):
        whole_characters("\ud83d")


def test_a_problem_says_what_is_wrong(rf: RequestFactory) -> None:
    problem = Problem(422, "Wrong.", {"name": ["Too long."]}, {"X-Why": "so"})

    answer = problem.answer(rf.get("/api/v1/"))

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["X-Why"] == "so"
    assert b'"errors": {"name": ["Too long."]}' in answer.content
    assert b"errors" not in Problem(404).answer(rf.get("/api/v1/")).content


@pytest.mark.parametrize("limit", ["often", "0/minute"])
def test_the_limit_has_to_be_one(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    with pytest.raises(SystemExit, match="API_LIMIT"):
        load(monkeypatch, API_LIMIT=limit)
