"""htmx: pages that change in part; without script they change as a whole."""

from __future__ import annotations

import json
from collections.abc import Callable

from django import template
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

# Read by htmx from base.html. It writes no styles and runs no text as code, as the
# content policy asks; keeps no pages in the browser; shows a form with what is wrong in
# it; and lets the page of any other error take the place of the content.
CONFIG = {
    "allowEval": False,
    "historyCacheSize": 0,
    "includeIndicatorStyles": False,
    "refreshOnHistoryMiss": True,
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..|422", "swap": True},
        {
            "code": "[45]..",
            "swap": True,
            "error": True,
            "target": "#main",
            "select": "#main",
            "swapOverride": "outerHTML",
        },
    ],
    "selfRequestsOnly": True,
}

register = template.Library()


@register.simple_tag
def htmx_config() -> str:
    """Tell htmx how to behave here."""
    return json.dumps(CONFIG)


def wants(request: HttpRequest, region: str) -> bool:
    """Say whether only that region of the page is asked for, by its id."""
    headers = request.headers
    return "HX-Request" in headers and headers.get("HX-Target") == region


class VaryMiddleware:
    """Keep a cache from showing a part of a page as the whole."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["HX-Request", "HX-Target"])
        return response
