"""The page that shows the description: all it needs comes from here."""

import re

from django.contrib.staticfiles import finders
from django.test import Client


def test_the_page_loads_nothing_from_elsewhere(client: Client) -> None:
    page = client.get("/api/docs")

    assert page.headers["Content-Type"].startswith("text/html")
    assert 'data-document="/api/openapi.json"' in page.text
    assert "://" not in page.text
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert len(addresses) == 3
    for address in addresses:
        assert finders.find(address.removeprefix("/static/"))


def test_the_page_may_draw_and_not_more(client: Client) -> None:
    policy = client.get("/api/docs/").headers["Content-Security-Policy"]

    assert "img-src 'self' data:" in policy
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "data:" not in client.get("/").headers["Content-Security-Policy"]
{% if cookiecutter.pages %}


def test_the_page_can_be_found(client: Client) -> None:
    assert 'href="/api/docs"' in client.get("/").text
{% endif %}
