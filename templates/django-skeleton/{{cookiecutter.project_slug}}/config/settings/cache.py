"""The cache: Redis for all processes, or a cache in each."""

from environs import EnvError

from {{ cookiecutter.package_name }}.addresses import REDIS, is_address

from .base import DEBUG, env

REDIS_URL = env.str("REDIS_URL", "redis://localhost:6379/0" if DEBUG else "")
_ADDRESS = rf"{REDIS}|unix:///[^?#\s]+(\?db=[0-9]+)?"
if REDIS_URL != "memory://" and not is_address(REDIS_URL, _ADDRESS):
    # It may hold a password, so is not shown.
    raise EnvError("REDIS_URL must look like redis://:password@host:6379/0.")

_process = {
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "OPTIONS": {"MAX_ENTRIES": 10_000},
}
_redis = {
    "BACKEND": "{{ cookiecutter.package_name }}.cache.ForgivingCache",
    "LOCATION": [REDIS_URL],
    "KEY_PREFIX": "{{ cookiecutter.project_slug }}",
}

CACHES = {
    "default": _process if REDIS_URL == "memory://" else _redis,
    "process": _process | {"LOCATION": "process"},
}
