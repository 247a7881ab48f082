"""Limits: who is counted, and what those are told who ask too often."""

{% if cookiecutter | has("cache") %}
import socket
{% endif %}
from contextlib import nullcontext

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from environs import Env, EnvError
from pytest_django import Settings

from .. import limits
from ..limits import rate, refusal, visitor, wait


def limited(request: HttpRequest) -> HttpResponse:
    """Answer twice a minute."""
    seconds = wait("tests", visitor(request), "2/minute")
    return refusal(request, seconds) if seconds else HttpResponse("fine")


urlpatterns = [path("api/limited", limited)]
pytestmark = pytest.mark.urls(__name__)


def asked(client: Client, address: str = "") -> int:
    headers = {"X-Forwarded-For": address} if address else None
    return client.get("/api/limited", headers=headers).status_code


def test_a_refusal_says_when_to_try_again(client: Client) -> None:
    assert [asked(client) for _ in range(3)] == [200, 200, 429]
    answer = client.get("/api/limited")
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "Please try again in 1 min." in answer.json()["detail"]
    assert 0 < int(answer.headers["Retry-After"]) <= 60


@pytest.mark.parametrize(("later", "seconds"), [(1.0, 59), (59.9, 1), (-1e6, 60)])
def test_nobody_waits_longer_than_the_rate_counts(
    monkeypatch: pytest.MonkeyPatch, later: float, seconds: int
) -> None:
    monkeypatch.setattr(limits, "time", lambda: 1000.0)
    assert wait("tests", "ada", "1/minute") == 0
    monkeypatch.setattr(limits, "time", lambda: 1000.0 + later)
    assert wait("tests", "ada", "1/minute") == seconds


def test_the_longest_of_several_rates_counts() -> None:
    assert wait("tests", "ada", "5/minute; 1/hour") == 0
    assert wait("tests", "ada", "5/minute; 1/hour") > 60


def test_each_is_counted_for_himself() -> None:
    assert wait("tests", "ada", "1/minute") == 0
    assert wait("tests", "bob\udcff", "1/minute") == 0
    assert wait("others", "ada", "1/minute") == 0
    assert wait("tests", "ada", "1/minute") > 0


@pytest.mark.parametrize(
    ("limit", "known"),
    [
        ("120/minute", True),
        ("5 per 10 minutes; 20/hour", True),
        ("often", False),
        ("", False),
        ("120", False),
        ("0/minute", False),
        ("5/fortnight", False),
        ("5/minute; often", False),
    ],
)
def test_a_rate_lets_somebody_through(
    monkeypatch: pytest.MonkeyPatch, limit: str, known: bool
) -> None:
    monkeypatch.setenv("SOME_LIMIT", limit)
    with nullcontext() if known else pytest.raises(EnvError, match="SOME_LIMIT"):
        assert rate(Env(), "SOME_LIMIT", "1/minute") == limit


def test_visitors_are_counted_apart_behind_a_proxy(
    client: Client, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = 1
    for address in ("192.0.2.1", "forged, 192.0.2.2"):
        assert [asked(client, address) for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("proxies", [0, 2])
def test_a_proxy_is_not_believed_unless_told(
    client: Client, settings: Settings, proxies: int
) -> None:
    settings.TRUSTED_PROXIES = proxies
    answers = [asked(client, f"192.0.2.{number}") for number in range(3)]
    assert answers[-1] == 429


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
def test_a_visitor_is_an_address_or_a_network(
    rf: RequestFactory, address: str, counted: str
) -> None:
    assert visitor(rf.get("/", REMOTE_ADDR=address)) == counted
{% if cookiecutter | has("cache") %}


def test_without_redis_each_process_counts_for_itself(
    client: Client, settings: Settings
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        away = {
            "BACKEND": "{{ cookiecutter.package_name }}.cache.ForgivingCache",
            "LOCATION": [f"redis://127.0.0.1:{closed.getsockname()[1]}/0"],
        }
        settings.CACHES = settings.CACHES | {"default": away}
        assert [asked(client) for _ in range(3)] == [200, 200, 429]
{% endif %}
