"""What requests of those who are signed in pass through."""

from __future__ import annotations

from collections.abc import Callable
from time import time

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

RENEWED_AFTER = settings.SESSION_COOKIE_AGE / 2
SINCE = "since"


class PrivateMiddleware:
    """Let sessions in use go on, and nobody keep the pages of who is signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # The page of an error without one is written later, and shows who is there.
        later = response.status_code >= 400 and not getattr(response, "content", True)
        shown = later or request.session.accessed
        if shown and not request.session.is_empty():
            renew(request)
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def renew(request: HttpRequest) -> None:
    """Let a session go on that is in use after half of its lifetime."""
    try:
        since = request.session.get(SINCE, 0)
    except DatabaseError:  # which the answer says already
        return
    if since < time() - RENEWED_AFTER:
        request.session[SINCE] = int(time())
