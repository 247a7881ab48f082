"""The cache: what takes long to find out, kept for a while in Redis.

Keep values, not whole pages: those hold what is one visitor's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from time import monotonic
from typing import Any

import structlog
from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

PATIENCE = 1  # seconds for one answer of Redis
PAUSE = 5  # seconds without a question to a Redis that did not answer

log = structlog.get_logger(__name__)


class UnreadableError(Exception):
    """What lies in Redis is none of ours."""


class JsonSerializer:
    """What lies in Redis is data, and never run."""

    def dumps(self, obj: Any) -> bytes:
        return json.dumps(obj).encode()

    def loads(self, data: Any) -> Any:
        try:
            return json.loads(data)
        except ValueError as error:
            raise UnreadableError from error


class ForgivingCache(RedisCache):
    """Redis; while it is away nothing is found and nothing is kept."""

    # Of all threads, each of which has an instance of its own.
    asks_from = 0.0

    def __init__(self, server: list[str], params: dict[str, Any]) -> None:
        patience: dict[str, Any] = {
            "socket_connect_timeout": PATIENCE,
            "socket_timeout": PATIENCE,
            "retry": Retry(NoBackoff(), 0),
        }
        options = patience | {"serializer": JsonSerializer()}
        super().__init__(server, params | {"OPTIONS": options})
        self.redis = Redis.from_url(server[0], **patience)

    def add(self, *args: Any, **kwargs: Any) -> Any:
        return self.ask(False, super().add, *args, **kwargs)

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self.ask(default, super().get, key, default, version)

    def set(self, *args: Any, **kwargs: Any) -> None:
        self.ask(None, super().set, *args, **kwargs)

    def touch(self, *args: Any, **kwargs: Any) -> Any:
        return self.ask(False, super().touch, *args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return self.ask(False, super().delete, *args, **kwargs)

    def get_many(self, *args: Any, **kwargs: Any) -> Any:
        return self.ask({}, super().get_many, *args, **kwargs)

    def has_key(self, *args: Any, **kwargs: Any) -> Any:
        return self.ask(False, super().has_key, *args, **kwargs)

    def incr(self, *args: Any, **kwargs: Any) -> Any:
        number = self.ask(None, super().incr, *args, **kwargs)
        if number is None:
            raise ValueError("The key was not found: the cache is away")
        return number

    def set_many(self, data: dict[Any, Any], *args: Any, **kwargs: Any) -> Any:
        return self.ask(list(data), super().set_many, data, *args, **kwargs)

    def delete_many(self, *args: Any, **kwargs: Any) -> None:
        self.ask(None, super().delete_many, *args, **kwargs)

    def clear(self) -> None:
        """Forget what is this project's; others may keep theirs in the same Redis."""
        self.ask(None, self.delete_own)

    def delete_own(self) -> None:
        for key in self.redis.scan_iter(f"{self.key_prefix}:*"):
            self.redis.delete(key)

    def ask(
        self, otherwise: Any, question: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Ask Redis, unless it has just been found to be away."""
        if monotonic() < self.asks_from:
            return otherwise
        try:
            return question(*args, **kwargs)
        except RedisError:
            log.exception("The cache does not answer")
            ForgivingCache.asks_from = monotonic() + PAUSE
            return otherwise
        except UnreadableError:
            log.exception("The cache holds what cannot be read")
            return otherwise

    def is_up(self) -> bool:
        """Say whether Redis answers."""
        try:
            self.redis.ping()
        except RedisError:
            log.exception("The cache does not answer")
            return False
        ForgivingCache.asks_from = 0.0
        return True


def is_reachable() -> bool:
    """Tell whether the cache answers; one in the process always does."""
    cache = caches["default"]
    return not isinstance(cache, ForgivingCache) or cache.is_up()
