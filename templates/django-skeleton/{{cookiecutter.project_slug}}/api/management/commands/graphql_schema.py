"""The GraphQL schema, for clients and tools."""

from typing import Any

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Print the schema."""

    help = "Prints the GraphQL schema."

    def handle(self, *args: Any, **options: Any) -> None:
        """Import it now: it takes long."""
        from api.schema import schema

        self.stdout.write(schema.as_str())
