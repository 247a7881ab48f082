"""The visitor of these tests has signed in: writing asks for it."""

import pytest
from django.test import Client

from accounts.tests.factories import UserFactory, signed_in


@pytest.fixture
def client(db: None) -> Client:
    """Make a browser of sorts, in which somebody is signed in."""
    return signed_in(UserFactory.create())
