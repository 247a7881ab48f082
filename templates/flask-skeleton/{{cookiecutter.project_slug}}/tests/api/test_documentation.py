"""The page that shows the description: all it needs comes from here."""

import re

from flask.testing import FlaskClient


def test_page_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/api/docs")
    assert page.mimetype == "text/html"
    assert 'data-document="/api/openapi.json"' in page.text
    assert "://" not in page.text
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    assert len(addresses) == 3
    for address in addresses:
        with client.get(address) as file:
            assert file.status_code == 200


def test_page_may_draw_and_not_more(client: FlaskClient) -> None:
    policy = client.get("/api/docs").headers["Content-Security-Policy"]
    assert "img-src 'self' data:" in policy
    assert "unsafe" not in policy
    assert "data:" not in client.get("/").headers["Content-Security-Policy"]
{% if cookiecutter.pages %}


def test_page_can_be_found(client: FlaskClient) -> None:
    assert 'href="/api/docs"' in client.get("/").text
{% endif %}
