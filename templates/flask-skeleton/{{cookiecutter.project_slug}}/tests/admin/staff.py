"""A member of the staff at the pages of the admin site."""

import re
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ..accounts.factories import UserFactory, sign_in

BOSS = "boss@example.com"


def staff_client(app: Flask) -> FlaskClient:
    """Make a browser in which one of the staff is signed in."""
    client = app.test_client()
    with app.app_context():
        sign_in(client, UserFactory.create(email=BOSS, role="staff"))
    return client


def send(client: FlaskClient, path: str, data: dict[str, Any]) -> TestResponse:
    """Fill in the form that stands at the path, and send it."""
    page = client.get(path).text.partition("<main")[2]
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)
    assert token
    return client.post(path, data={**data, "csrf_token": token[1]})


def main(client: FlaskClient, path: str) -> str:
    """Read what a page says below its header."""
    return client.get(path, follow_redirects=True).text.partition("<main")[2]
