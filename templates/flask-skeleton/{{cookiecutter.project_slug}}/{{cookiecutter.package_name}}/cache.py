"""Cache: what takes long to find out, kept for a while in Redis.

Keep values, not whole pages: those hold what is one visitor's own.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from time import monotonic
from typing import Any

from cachelib.serializers import BaseSerializer
from environs import Env, ValidationError
from flask import Flask
from flask_caching import Cache
from flask_caching.backends import RedisCache
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from .addresses import REDIS, is_address
from .settings import REQUIRED

DEVELOPMENT_REDIS = "redis://localhost:6379/0"
IN_MEMORY = "memory://"
ADDRESS = rf"{REDIS}|unix:///[^?#\s]+(\?db=[0-9]+)?"
KEY_PREFIX = "{{ cookiecutter.project_slug }}:"
PATIENCE = 1  # seconds for one answer of Redis
PAUSE = 5  # seconds without a question to a Redis that did not answer

logger = logging.getLogger(__name__)
cache = Cache()


class JsonSerializer(BaseSerializer):
    """What lies in Redis is data, and never run."""

    def dumps(self, value: Any, *args: Any, **kwargs: Any) -> bytes:
        return json.dumps(value).encode()

    def loads(self, bvalue: bytes | None) -> Any:
        try:
            return None if bvalue is None else json.loads(bvalue)
        except ValueError:
            logger.exception("The cache holds what cannot be read")
            return None


class ForgivingCache(RedisCache):
    """Redis; while it is away nothing is found and nothing is kept."""

    asks_from = 0.0

    @classmethod
    def factory(
        cls,
        app: Flask,
        config: dict[str, Any],
        args: list[Any],
        kwargs: dict[str, Any],
    ) -> ForgivingCache:
        """Make the client, which connects when it is first asked."""
        client = Redis.from_url(
            config["REDIS_URL"],
            socket_connect_timeout=PATIENCE,
            socket_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 0),
        )
        return cls(client, key_prefix=KEY_PREFIX, **kwargs)

    def get(self, key: str) -> Any:
        return self.ask(None, super().get, key)

    def get_many(self, *keys: str) -> Any:
        return self.ask([None] * len(keys), super().get_many, *keys)

    def set(self, *args: Any, **kwargs: Any) -> Any:
        return self.ask(False, super().set, *args, **kwargs)

    def set_many(self, *args: Any, **kwargs: Any) -> Any:
        return self.ask([], super().set_many, *args, **kwargs)

    def delete(self, key: str) -> Any:
        return self.ask(False, super().delete, key)

    def delete_many(self, *keys: str) -> Any:
        return self.ask([], super().delete_many, *keys)

    def ask(
        self, otherwise: Any, question: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Ask Redis, unless it has just been found to be away."""
        if monotonic() < self.asks_from:
            return otherwise
        try:
            return question(*args, **kwargs)
        except RedisError:
            logger.exception("The cache does not answer")
            self.asks_from = monotonic() + PAUSE
            return otherwise

    def is_up(self) -> bool:
        """Say whether Redis answers."""
        try:
            self._read_client.ping()
        except RedisError:
            logger.exception("The cache does not answer")
            return False
        self.asks_from = 0.0
        return True


def read_settings(env: Env, debug: bool) -> dict[str, Any]:
    """Read where Redis is."""
    return {
        "REDIS_URL": env.str(
            "REDIS_URL",
            DEVELOPMENT_REDIS if debug else REQUIRED,
            validate=redis_address,
        )
    }


def redis_address(url: str) -> None:
    """Refuse the address of anything else; it may hold a password, so is not shown."""
    if url != IN_MEMORY and not is_address(url, ADDRESS):
        raise ValidationError("Must look like redis://:password@host:6379/0.")


def init_app(app: Flask) -> None:
    """Give the application its cache."""
    if app.config["REDIS_URL"] == IN_MEMORY:
        cache.init_app(app, {"CACHE_TYPE": "SimpleCache"})
        return
    settings = {
        "CACHE_TYPE": f"{__name__}.ForgivingCache",
        "CACHE_SERIALIZER": JsonSerializer,
    }
    cache.init_app(app, settings)
    backend: ForgivingCache = app.extensions["cache"][cache]
    app.extensions.setdefault("checks", {})["cache"] = backend.is_up
