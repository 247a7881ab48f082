"""Accounts, as an app of Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = {{ "Accounts" | lazy_words(cookiecutter) }}
