"""`manage.py migrate`: Django's own, without the time limits that requests have."""

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections

from ... import database, server


class Command(migrate.Command):
    """Bring the database up to date, however long that takes."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        with server.unlimited(connections[options["database"]]):
            try:
                return super().execute(*args, **options)
            except OperationalError as error:
                if not database.is_lost(error):
                    raise
                raise CommandError(
                    f"The database cannot be reached. {str(error).strip()}\n"
                    "Start it, or set DATABASE_URL."
                ) from None
