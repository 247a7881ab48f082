"""`manage.py verify`: an address whose letter never came."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ..asking import confirm, found


class Command(BaseCommand):
    help = (
        "Take an address for confirmed, where no mail can be sent. Asks for a new "
        "password, unless the variable NEW_PASSWORD holds it: the one of the sign-up "
        "may be a stranger's."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        confirm(found(options["email"]))
