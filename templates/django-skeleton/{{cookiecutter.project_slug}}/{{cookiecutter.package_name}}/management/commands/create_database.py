"""`manage.py create_database`: the first step on a server that is new."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from ... import server


class Command(BaseCommand):
    """Make the database where there is none."""

    help = "Make the database where there is none."
{% if cookiecutter | has("mysql") %}
    # With MySQL they ask the database itself.
    requires_system_checks = ()
{% endif %}

    def handle(self, *args: Any, **options: Any) -> None:
        # SQLite makes its file itself.
        if connection.vendor == "sqlite" or server.answers():
            return
        try:
            server.create()
        except DatabaseError as error:
            raise CommandError(
                f"There is no database, and none can be made. {str(error).strip()}\n"
                "Start the server, or set DATABASE_URL."
            ) from None
