"""`manage.py promote`: the role of staff."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ..asking import confirm, found


class Command(BaseCommand):
    help = "Give an account the role of staff; if need be, confirm its address first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
{% if cookiecutter | has("admin") %}
        says = "Let the account do all in the admin site."
        parser.add_argument("--superuser", action="store_true", help=says)
{% endif %}

    def handle(self, *args: Any, **options: Any) -> None:
        user = found(options["email"])
        confirm(user)
        user.is_staff = True
{% if cookiecutter | has("admin") %}
        user.is_superuser |= options["superuser"]
        user.save(update_fields=["is_staff", "is_superuser"])
{% else %}
        user.save(update_fields=["is_staff"])
{% endif %}
