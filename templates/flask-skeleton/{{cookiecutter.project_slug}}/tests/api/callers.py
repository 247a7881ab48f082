"""Programs that call the API in the tests."""

from flask import Flask
from flask.testing import FlaskClient

{% if cookiecutter | has("accounts") %}
from {{ cookiecutter.package_name }}.accounts import tokens

from ..accounts.factories import UserFactory


def caller(app: Flask, **attributes: object) -> FlaskClient:
    """Make a program with the token of an account of its own."""
    with app.app_context():
        token = tokens.issue(UserFactory.create(**attributes))
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return client
{% else %}

def caller(app: Flask) -> FlaskClient:
    """Make a program; it needs no account."""
    return app.test_client()
{% endif %}
