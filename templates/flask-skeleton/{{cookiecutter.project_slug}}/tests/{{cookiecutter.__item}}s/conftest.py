"""The visitor of these tests has signed in: writing asks for it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ..accounts.factories import UserFactory, sign_in


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Make a browser of sorts, in which somebody is signed in."""
    client = app.test_client()
    with app.app_context():
        sign_in(client, UserFactory.create())
    return client
