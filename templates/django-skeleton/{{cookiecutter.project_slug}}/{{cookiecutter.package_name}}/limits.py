"""Limits: how often somebody may try; the rates stand beside what they guard."""

import re
from collections.abc import Callable
from functools import cache as remembered
from hashlib import sha256
from ipaddress import IPv6Address, IPv6Network, ip_address
from math import ceil
from time import time

from django.conf import settings
{% if cookiecutter | has("cache") %}
from django.core.cache import BaseCache, caches
{% else %}
from django.core.cache import BaseCache, cache
{% endif %}
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from environs import Env, EnvError

from .errors import error_response

# As some proxies write it: 192.0.2.1:5000, or [2001:db8::1]:5000.
WITH_PORT = re.compile(r"\A(?:\[([^\]]*)\](?::\d+)?|([^:]*):\d+)\Z")
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
WINDOW = re.compile(
    r"(?P<times>[1-9]\d{0,8}) *(?:/|per ) *"
    r"(?:(?P<units>[1-9]\d{0,2}) *)?(?P<unit>second|minute|hour|day)s?"
)


class ClientAddressMiddleware:
    """Know who asks behind as many proxies as TRUSTED_PROXIES, each of which adds one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        sent = request.headers.get("X-Forwarded-For", "").split(",")
        if 0 < settings.TRUSTED_PROXIES <= len(sent):
            address = sent[-settings.TRUSTED_PROXIES].strip()
            request.META["REMOTE_ADDR"] = address or request.META["REMOTE_ADDR"]
        return self.get_response(request)


def visitor(request: HttpRequest) -> str:
    """Name who asks: where one visitor has millions of addresses, the network."""
    sent = WITH_PORT.sub(r"\1\2", request.META.get("REMOTE_ADDR", "")) or "unknown"
    try:
        address = ip_address(sent)
    except ValueError:  # whatever a proxy wrote there
        return sent
    if isinstance(address, IPv6Address):
        network = IPv6Network((int(address), 64), strict=False)
        return str(address.ipv4_mapped or network)
    return sent


@remembered
def windows(rate: str) -> tuple[tuple[int, int], ...]:
    """Read "120/minute" or "5 per 10 minutes; 20/hour": how often, in how many seconds.

    Raise ValueError for what says neither.
    """
    found = []
    for part in re.split("[;,|]", rate):
        match = WINDOW.fullmatch(part.strip())
        if not match:
            raise ValueError(f"{rate!r} does not look like 120/minute")
        seconds = int(match["units"] or 1) * SECONDS[match["unit"]]
        found.append((int(match["times"]), seconds))
    return tuple(found)


def rate(env: Env, name: str, default: str) -> str:
    """Read from the environment how often something may be tried."""
    value = env.str(name, default)
    try:
        windows(value)
    except ValueError:
        raise EnvError(f"{name} must look like 120/minute.") from None
    return value


def wait(scope: str, who: str, rate: str) -> int:
    """Count a try, and give the seconds until the next is allowed: 0 when this one is.

    A scope has a count for each of its visitors, accounts or whatever `who` names.
    """
    return max(left(scope, who, *window) for window in windows(rate))


def left(scope: str, who: str, times: int, seconds: int) -> int:
    """Count a try in one window, which begins with the first."""
    # Who it was need not be readable where the counts are kept.
    name = sha256(who.encode(errors="replace")).hexdigest()
    key = f"limits:{scope}:{times}:{seconds}:{name}"
{% if cookiecutter | has("cache") %}
    try:
        return counted(caches["default"], key, times, seconds)
    except ValueError:  # Redis is away: each process counts for itself
        return counted(caches["process"], key, times, seconds)
{% else %}
    return counted(cache, key, times, seconds)  # each process counts for itself
{% endif %}


def counted(store: BaseCache, key: str, times: int, seconds: int) -> int:
    """Count in a store that knows when to forget; ValueError where it keeps nothing."""
    now = time()
    if store.add(key, 0, seconds):
        store.set(f"{key}:end", now + seconds, seconds)
    tries = store.incr(key)
    if tries == 1:  # counting alone would not make it forget
        store.touch(key, seconds)
    if tries <= times:
        return 0
    end: float = store.get(f"{key}:end", now + seconds)
    return min(max(1, ceil(end - now)), seconds)


def refusal(request: HttpRequest, seconds: int) -> HttpResponse:
    """Say when to try again."""
    text = {{ "Too many attempts. Please try again in %(minutes)s min." | words(cookiecutter) }}
    explained = text % {"minutes": ceil(seconds / 60)}
    answer = error_response(request, 429, explained)
    answer.headers["Retry-After"] = str(seconds)
    return answer
