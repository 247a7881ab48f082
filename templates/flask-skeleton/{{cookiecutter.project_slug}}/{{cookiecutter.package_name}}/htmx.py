"""htmx: pages that change in part; without script they change as a whole."""

import json

from flask import Flask, Response, request

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


def init_app(app: Flask) -> None:
    """Tell htmx how to behave here, and caches what a page depends on."""
    app.jinja_env.globals["htmx_config"] = json.dumps(CONFIG)
    app.after_request(vary)


def wants(region: str) -> bool:
    """Say whether only that region of the page is asked for, by its id."""
    headers = request.headers
    return "HX-Request" in headers and headers.get("HX-Target") == region


def vary(response: Response) -> Response:
    """Keep a cache from showing a part of a page as the whole."""
    if response.mimetype == "text/html":
        response.vary.update(("HX-Request", "HX-Target"))
    return response
