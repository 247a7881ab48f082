"""Passwords: which are too easy to guess, beyond what Django knows of."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}

# Common ones of 12 characters and more that Django's own list has not.
COMMON = {
    "123456789012",
    "12345678901234",
    "123456789012345",
    "adminadminadmin",
    "changemechangeme",
    "iloveyouiloveyou",
    "letmeinletmein",
    "passwordpassword",
    "qwertyuiopasdfgh",
    "welcome12345",
}
LONGEST = 1000


class GuessValidator:
    """Refuse what would be among the first that somebody tries."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        plain = password.lower()
        if plain in COMMON or len(set(plain)) < 5:
            raise ValidationError({{ "This password is too easy to guess." | words(cookiecutter) }})
        if len(password) > LONGEST:
            raise ValidationError({{ "Use at most 1000 characters." | words(cookiecutter) }})

    def get_help_text(self) -> str:
        return {{ "Your password must not be easy to guess." | words(cookiecutter) }}
