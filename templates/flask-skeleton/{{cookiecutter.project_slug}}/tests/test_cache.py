"""The cache: Redis where there is one, and no harm where there is none."""

import os
import socket
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest
from flask import Flask
from redis import Redis, RedisError

from app import create_app
from {{ cookiecutter.package_name }} import cache as module
from {{ cookiecutter.package_name }}.cache import cache

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/0")


# Settings


@pytest.mark.parametrize(
    "url", [None, "", "nonsense", "http://:hidden@host", "redis://:hidden@host/x"]
)
def test_wrong_address_is_named(
    url: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if url is None:
        monkeypatch.delenv("REDIS_URL")
    else:
        monkeypatch.setenv("REDIS_URL", url)
    with pytest.raises(SystemExit):
        create_app()
    message = capsys.readouterr().err
    assert "  REDIS_URL: " in message
    assert "hidden" not in message


# In memory


def test_memory_keeps_values(app: Flask) -> None:
    with app.app_context():
        cache.set("key", [1, 2])
        assert cache.get("key") == [1, 2]


# Away


@pytest.fixture(params=["closed", "silent"])
def app_without_redis(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    """Make an application whose Redis refuses connections, or never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        if request.param == "silent":
            server.listen()
        port = server.getsockname()[1]
        monkeypatch.setenv("REDIS_URL", f"redis://127.0.0.1:{port}/0")
        yield create_app()


def test_without_redis_nothing_is_kept(
    app_without_redis: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    calls = []

    @cache.memoize(60)
    def reckon(number: int) -> int:
        calls.append(number)
        return number * 2

    started = time.monotonic()
    with app_without_redis.app_context():
        assert (reckon(4), reckon(4)) == (8, 8)
        reckon.delete_memoized()
        cache.set("key", 1)
        cache.set_many({"key": 1})
        cache.delete("key")
        cache.delete_many("key")
        assert cache.get("key") is None
    assert time.monotonic() - started < 2
    assert calls == [4, 4]
    assert capsys.readouterr().out.count("The cache does not answer") == 1


def test_not_ready_without_redis(app_without_redis: Flask) -> None:
    started = time.monotonic()
    answer = app_without_redis.test_client().get("/readyz")
    assert time.monotonic() - started < 3
    assert answer.status_code == 503
    assert answer.get_json()["checks"]["cache"] == "down"


# With Redis


@pytest.fixture
def app_with_redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Make an application that uses keys of its own in the real Redis."""
    prefix = f"test-{uuid4().hex}:"
    with Redis.from_url(REDIS, socket_timeout=1, socket_connect_timeout=1) as redis:
        try:
            redis.ping()
        except RedisError as error:
            pytest.skip(f"No Redis answers (TEST_REDIS_URL): {type(error).__name__}")
        monkeypatch.setenv("REDIS_URL", REDIS)
        monkeypatch.setattr(module, "KEY_PREFIX", prefix)
        yield create_app()
        for key in redis.scan_iter(f"{prefix}*"):
            redis.delete(key)


def test_redis_keeps_values_as_json(app_with_redis: Flask) -> None:
    with app_with_redis.app_context():
        cache.set("key", {"one": [1, None, "ä"]})
        assert cache.get("key") == {"one": [1, None, "ä"]}
        assert cache.get_many("key", "other") == [{"one": [1, None, "ä"]}, None]
        cache.delete("key")
        assert cache.get("key") is None
        with pytest.raises(TypeError, match="JSON"):
            cache.set("key", object())


@pytest.mark.parametrize("kept", [b"\x80\x04K\x01.", b"{", b""])
def test_what_cannot_be_read_counts_as_not_there(
    kept: bytes, app_with_redis: Flask, capsys: pytest.CaptureFixture[str]
) -> None:
    with Redis.from_url(REDIS) as redis:
        redis.set(f"{module.KEY_PREFIX}key", kept, ex=60)
    with app_with_redis.app_context():
        assert cache.get("key") is None
        assert cache.get_many("key") == [None]
        cache.set("key", 1)
        assert cache.get("key") == 1
    assert "The cache holds what cannot be read" in capsys.readouterr().out


def test_redis_remembers_until_told(app_with_redis: Flask) -> None:
    calls = []

    @cache.memoize(60)
    def reckon(number: int) -> int:
        calls.append(number)
        return number * 2

    with app_with_redis.app_context():
        assert [reckon(4), reckon(4)] == [8, 8]
        assert calls == [4]
        reckon.delete_memoized()
        assert reckon(4) == 8
    assert calls == [4, 4]


def test_ready_with_redis(app_with_redis: Flask) -> None:
    answer = app_with_redis.test_client().get("/readyz")
    assert answer.get_json()["checks"]["cache"] == "ok"
