"""How passwords are kept."""

import pytest
from django.conf.global_settings import PASSWORD_HASHERS
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    get_default_password_validators,
    password_validators_help_texts,
)
from django.test import Client

from {{ cookiecutter.package_name }}.tests.environment import load

from .factories import PASSWORD, UserFactory


def test_rounds_are_those_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    production = load(monkeypatch)
    assert not hasattr(production, "PASSWORD_HASHERS"), "Django's own"
    first = PASSWORD_HASHERS[0].rpartition(".")[2]
    assert first == PBKDF2PasswordHasher.__name__
    assert PBKDF2PasswordHasher.iterations >= 600_000


@pytest.mark.django_db
def test_each_is_salted() -> None:
    first, second = UserFactory.create(), UserFactory.create()
    assert first.password != second.password
    assert PASSWORD not in first.password


@pytest.mark.django_db
def test_shortest_is_what_pages_say(client: Client) -> None:
    (shortest,) = (
        validator.min_length
        for validator in get_default_password_validators()
        if isinstance(validator, MinimumLengthValidator)
    )
    text = client.get("/accounts/signup/").text
    assert f"at least {shortest} characters" in text
    assert all(password_validators_help_texts())
