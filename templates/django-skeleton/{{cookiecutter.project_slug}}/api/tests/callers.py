"""Programs that call the API in the tests."""

from django.test import Client
{% if cookiecutter | has("accounts") %}

from accounts import tokens
from accounts.models import User
from accounts.tests.factories import UserFactory


def caller(user: User | None = None) -> Client:
    """Make a program with the token of an account."""
    token = tokens.issue(user or UserFactory.create())
    return Client(headers={"Authorization": f"Bearer {token}"})
{% else %}


def caller() -> Client:
    """Make a program; it needs no account."""
    return Client()
{% endif %}
