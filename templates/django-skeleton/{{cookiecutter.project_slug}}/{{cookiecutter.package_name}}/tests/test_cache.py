"""The cache: Redis where there is one, and no harm where there is none."""

import os
import socket
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.core.cache import cache, caches
from django.test import Client
from django.utils.module_loading import import_string
from pytest_django import Settings
from redis import Redis, RedisError

from ..cache import ForgivingCache
from .environment import load

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/0")


def use_redis(settings: Settings, url: str, prefix: str = "tests") -> None:
    """Put a Redis in the place of the cache that the tests have."""
    backend = "{{ cookiecutter.package_name }}.cache.ForgivingCache"
    redis = {"BACKEND": backend, "LOCATION": [url], "KEY_PREFIX": prefix}
    settings.CACHES = settings.CACHES | {"default": redis}


# Settings


@pytest.mark.parametrize(
    "url", ["", "nonsense", "http://:hidden@host", "redis://:hidden@host/x"]
)
def test_a_wrong_address_is_named(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    with pytest.raises(SystemExit, match=r"^Error: REDIS_URL ") as stop:
        load(monkeypatch, REDIS_URL=url)
    assert "hidden" not in str(stop.value)


def test_production_uses_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "redis://:a%2Cb,c@host:6379/2"
    kept = load(monkeypatch, REDIS_URL=url).CACHES["default"]
    assert import_string(kept["BACKEND"]) is ForgivingCache
    assert kept["LOCATION"] == [url]


# In memory


def test_memory_keeps_values() -> None:
    cache.set("key", [1, 2])
    assert cache.get("key") == [1, 2]


# Away


@pytest.fixture(params=["closed", "silent"])
def without_redis(
    request: pytest.FixtureRequest, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Give a Redis that refuses connections, or never says a word."""
    monkeypatch.setattr(ForgivingCache, "asks_from", 0.0)
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if request.param == "silent":
            server.listen()
        use_redis(settings, f"redis://127.0.0.1:{server.getsockname()[1]}/0")
        yield


@pytest.mark.usefixtures("without_redis")
def test_without_redis_nothing_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    started = time.monotonic()
    assert cache.get_or_set("key", lambda: 8, 60) == 8
    cache.set("key", 1)
    assert cache.set_many({"key": 1}) == ["key"]
    assert cache.get("key", "nothing") == "nothing"
    assert cache.get_many(["key"]) == {}
    assert not cache.add("key", 1)
    assert not cache.touch("key")
    assert not cache.has_key("key")
    assert not cache.delete("key")
    cache.delete_many(["key"])
    cache.clear()
    with pytest.raises(ValueError, match="the cache is away"):
        cache.incr("key")
    assert time.monotonic() - started < 2
    assert caplog.text.count("The cache does not answer") == 1


@pytest.mark.usefixtures("without_redis")
{% if cookiecutter | has("database") %}
@pytest.mark.django_db
{% endif %}
def test_not_ready_without_redis(client: Client) -> None:
    started = time.monotonic()
    answer = client.get("/readyz")
    assert time.monotonic() - started < 3
    assert answer.status_code == 503
    assert answer.json()["checks"]["cache"] == "down"


# With Redis


@pytest.fixture
def with_redis(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Redis]:
    """Use keys of its own in the real Redis."""
    monkeypatch.setattr(ForgivingCache, "asks_from", 0.0)
    with Redis.from_url(REDIS, socket_timeout=1, socket_connect_timeout=1) as redis:
        try:
            redis.ping()
        except RedisError as error:
            pytest.skip(f"No Redis answers (TEST_REDIS_URL): {type(error).__name__}")
        use_redis(settings, REDIS, prefix=f"test-{uuid4().hex}")
        yield redis
        cache.clear()


@pytest.mark.usefixtures("with_redis")
def test_redis_keeps_values_as_json() -> None:
    cache.set("key", {"one": [1, None, "ä"]})
    assert cache.get("key") == {"one": [1, None, "ä"]}
    assert cache.get_many(["key", "other"]) == {"key": {"one": [1, None, "ä"]}}
    assert cache.has_key("key")
    cache.delete("key")
    assert cache.get("key") is None
    with pytest.raises(TypeError, match="JSON"):
        cache.set("key", object())


@pytest.mark.parametrize("kept", [b"\x80\x04K\x01.", b"{", b""])
def test_what_cannot_be_read_counts_as_not_there(
    kept: bytes, with_redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    with_redis.set(caches["default"].make_key("key"), kept, ex=60)
    assert cache.get("key", "nothing") == "nothing"
    assert cache.get_many(["key"]) == {}
    assert cache.get_or_set("key", lambda: 8, 60) == 8
    assert "The cache holds what cannot be read" in caplog.text
    assert "The cache does not answer" not in caplog.text
    cache.set("key", 1)
    assert cache.get("key") == 1


@pytest.mark.usefixtures("with_redis")
def test_redis_counts() -> None:
    assert cache.add("tries", 0, 60)
    assert not cache.add("tries", 0, 60)
    assert [cache.incr("tries"), cache.incr("tries")] == [1, 2]
    assert cache.get("tries") == 2


def test_clearing_leaves_what_others_keep(with_redis: Redis) -> None:
    others = f"test-{uuid4().hex}"
    with_redis.set(others, 1, ex=60)
    cache.set_many({"one": 1, "two": 2})
    cache.clear()
    assert cache.get_many(["one", "two"]) == {}
    assert with_redis.delete(others) == 1


@pytest.mark.usefixtures("with_redis")
{% if cookiecutter | has("database") %}
@pytest.mark.django_db
{% endif %}
def test_ready_with_redis(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ForgivingCache, "asks_from", time.monotonic() + 60)
    cache.set("key", 1)
    assert cache.get("key") is None
    assert client.get("/readyz").json()["checks"]["cache"] == "ok"
    cache.set("key", 1)
    assert caches["default"].get("key") == 1
