"""Accounts as the database keeps them."""

from __future__ import annotations

from typing import Any
{% if cookiecutter | has("tokens") %}
from uuid import uuid4
{% endif %}

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models, transaction
from django.utils import timezone
{% if cookiecutter.i18n %}
from django.utils.translation import gettext_lazy
{% endif %}

from .fields import AddressField


class UserManager(BaseUserManager["User"]):
    """Makes accounts."""

    def create_user(self, email: str, password: str | None, **values: Any) -> User:
        """Make an account, whose address has yet to be confirmed."""
        user = self.model(email=email, **values)
        user.set_password(password)
        user.save(using=self._db)
        return user

    @transaction.atomic
    def create_superuser(self, email: str, password: str | None, **values: Any) -> User:
        """Make one of the staff, who may do all; whoever does it knows the address."""
        staff = {"is_staff": True, "is_superuser": True}
        user = self.create_user(email, password, **staff, **values)
        user.confirm()
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """One account; people sign in by their address."""

    email = AddressField(
        {{ "Email" | lazy_words(cookiecutter) }},
        unique=True,
        error_messages={
            "unique": {{ "There is an account with this address." | lazy_words(cookiecutter) }},
        },
    )
    is_staff = models.BooleanField({{ "Staff" | lazy_words(cookiecutter) }}, default=False)
    is_active = models.BooleanField({{ "Active" | lazy_words(cookiecutter) }}, default=True)
    date_joined = models.DateTimeField(
        {{ "Since" | lazy_words(cookiecutter) }}, db_index=True, default=timezone.now, editable=False
    )
{% if cookiecutter | has("tokens") %}
    # Tokens carry it: they end when it is another.
    token_stamp = models.UUIDField(default=uuid4, editable=False)
{% endif %}

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"

    class Meta:
        verbose_name = {{ "account" | lazy_words(cookiecutter) }}
        verbose_name_plural = {{ "accounts" | lazy_words(cookiecutter) }}
        ordering = ["-date_joined", "-id"]

    def __str__(self) -> str:
        return self.email

    @property
    def is_confirmed(self) -> bool:
        """Say whether the address is known to be the owner's; only then is it open."""
        kept = self.emailaddress_set.all()
        return any(each.verified and each.email == self.email for each in kept)

    @transaction.atomic
    def confirm(self) -> None:
        """Keep that the address is the owner's."""
        self.emailaddress_set.exclude(email=self.email).delete()
        self.emailaddress_set.update_or_create(
            email=self.email, defaults={"primary": True, "verified": True}
        )
