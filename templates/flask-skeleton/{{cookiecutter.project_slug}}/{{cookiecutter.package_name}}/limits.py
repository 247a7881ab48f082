"""Limits: how often one visitor may ask; the rules stand beside what they guard."""

import re
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from time import time

from environs import ValidationError
from flask import Flask, request
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from flask_limiter import Limiter, RateLimitExceeded
from limits import parse_many
from werkzeug.exceptions import TooManyRequests

from .errors import error_response

# As some proxies write it: 192.0.2.1:5000, or [2001:db8::1]:5000.
WITH_PORT = re.compile(r"\A(?:\[([^\]]*)\](?::\d+)?|([^:]*):\d+)\Z")


def visitor() -> str:
    """Name who asks: where one visitor has millions of addresses, the network."""
    sent = WITH_PORT.sub(r"\1\2", request.remote_addr or "") or "unknown"
    try:
        address = ip_address(sent)
    except ValueError:  # whatever a proxy wrote there
        return sent
    if isinstance(address, IPv6Address):
        network = IPv6Network((int(address), 64), strict=False)
        return str(address.ipv4_mapped or network)
    return sent


{% if cookiecutter | has("cache") %}
limiter = Limiter(visitor, in_memory_fallback_enabled=True)
{% else %}
limiter = Limiter(visitor)
{% endif %}


def known_limit(text: str) -> None:
    """Refuse what does not say how often, or lets nobody through."""
    try:
        limits = parse_many(text)
    except ValueError:
        limits = []
    if not limits or not all(limit.amount for limit in limits):
        raise ValidationError("Must look like 120/minute.")


def init_app(app: Flask) -> None:
    """Count requests, and refuse those that are too many."""
{% if cookiecutter | has("cache") %}
    # Redis counts for all processes; while it is away each counts for itself.
    app.config.update(
        RATELIMIT_KEY_PREFIX="{{ cookiecutter.project_slug }}",
        RATELIMIT_STORAGE_URI=app.config["REDIS_URL"].replace("unix:", "redis+unix:"),
        RATELIMIT_STORAGE_OPTIONS={"socket_connect_timeout": 1, "socket_timeout": 1},
    )
{% else %}
    app.config["RATELIMIT_STORAGE_URI"] = "memory://"  # each process counts for itself
{% endif %}
    limiter.init_app(app)
    app.register_error_handler(RateLimitExceeded, refuse)


def refuse(error: RateLimitExceeded) -> ResponseReturnValue:
    """Say when to try again."""
    breached = limiter.current_limits[-1]
    left = int(breached.reset_at - time())
    seconds = min(max(1, left), breached.limit.get_expiry())
    text = {{ "Too many attempts. Please try again in %(minutes)s min." | words(cookiecutter) }}
    explained = text % {"minutes": ceil(seconds / 60)}
    return error_response(TooManyRequests(explained, retry_after=seconds))
