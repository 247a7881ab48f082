"""Limits: who is counted, and what those are told who ask too often."""

{% if cookiecutter | has("cache") %}
import socket
from collections.abc import Iterator
{% endif %}
from contextlib import nullcontext

import pytest
from environs import ValidationError
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from {{ cookiecutter.package_name }} import limits
from {{ cookiecutter.package_name }}.limits import (
    known_limit,
    limiter,
    visitor,
)


def limited() -> FlaskClient:
    """Make an application with an address that answers twice a minute."""
    app = create_app()
    view = limiter.limit("2 per minute")(lambda: "fine")
    app.add_url_rule("/api/limited", "limited", view)
    return app.test_client()


def test_refusal_says_when_to_try_again() -> None:
    client = limited()
    assert [client.get("/api/limited").status_code for _ in range(3)] == [200, 200, 429]
    answer = client.get("/api/limited")
    assert answer.mimetype == "application/problem+json"
    assert "Please try again in 1 min." in answer.get_json()["detail"]
    assert 0 < int(answer.headers["Retry-After"]) <= 60


@pytest.mark.parametrize(("now", "seconds"), [(0.0, "60"), (1e12, "1")])
def test_nobody_waits_longer_than_the_limit_counts(
    now: float, seconds: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "time", lambda: now)
    client = limited()
    answer = [client.get("/api/limited") for _ in range(3)][-1]
    assert answer.headers["Retry-After"] == seconds
    assert "Please try again in 1 min." in answer.get_json()["detail"]


@pytest.mark.parametrize(
    ("limit", "known"),
    [
        ("120/minute", True),
        ("5 per 10 minutes; 20/hour", True),
        ("often", False),
        ("", False),
        ("120", False),
        ("0/minute", False),
    ],
)
def test_limit_lets_somebody_through(limit: str, known: bool) -> None:
    with nullcontext() if known else pytest.raises(ValidationError):
        known_limit(limit)


def test_visitors_are_counted_apart_behind_a_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "1")
    client = limited()
    for address in ("192.0.2.1", "192.0.2.2"):
        headers = {"X-Forwarded-For": address}
        answers = [client.get("/api/limited", headers=headers) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [200, 200, 429]


def test_proxy_is_not_believed_unless_told() -> None:
    client = limited()
    answers = [
        client.get("/api/limited", headers={"X-Forwarded-For": f"192.0.2.{number}"})
        for number in range(3)
    ]
    assert answers[-1].status_code == 429


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("192.0.2.1:5000", "192.0.2.1"),
        ("[2001:db8:1:2::3]:5000", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::3]", "2001:db8:1:2::/64"),
        ("[::ffff:192.0.2.1]:5000", "192.0.2.1"),
        ("2001:db8:1:2::3:5000", "2001:db8:1:2::/64"),
        ("somebody", "somebody"),
        (":5000", "unknown"),
        ("", "unknown"),
    ],
)
def test_visitor_is_an_address_or_a_network(
    address: str, counted: str, app: Flask
) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert visitor() == counted
{% if cookiecutter | has("cache") %}


@pytest.fixture
def closed_port(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Set a Redis that is not there."""
    monkeypatch.setattr(limiter, "_storage_dead", False)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        monkeypatch.setenv("REDIS_URL", f"redis://127.0.0.1:{port}/0")
        yield


@pytest.mark.usefixtures("closed_port")
def test_without_redis_each_process_counts_for_itself() -> None:
    client = limited()
    assert [client.get("/api/limited").status_code for _ in range(3)] == [200, 200, 429]
{% endif %}
