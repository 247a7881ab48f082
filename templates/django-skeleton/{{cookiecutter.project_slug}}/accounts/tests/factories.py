"""Accounts for the tests, and the way into one."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from django.test import Client
from factory.django import DjangoModelFactory

from ..models import User

PASSWORD = "a long enough password"


class UserFactory(DjangoModelFactory[User]):
    """An account, its address confirmed unless `confirmed` is false."""

    class Meta:
        model = User

    @classmethod
    def _create(
        cls, model_class: type[User], *args: Any, confirmed: bool = True, **kwargs: Any
    ) -> User:
        email = f"{token_hex(8)}@example.com"
        values = {"email": email, "password": PASSWORD, **kwargs}
        user = model_class.objects.create_user(**values)
        if confirmed:
            user.confirm()
        return user


def signed_in(user: User) -> Client:
    """Give somebody a browser in which they are signed in."""
    client = Client()
    client.force_login(user)
    return client
