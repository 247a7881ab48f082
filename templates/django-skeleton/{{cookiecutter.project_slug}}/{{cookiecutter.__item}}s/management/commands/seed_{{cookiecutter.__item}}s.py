{% set item = cookiecutter.__item %}
"""`manage.py seed_{{ item }}s`: something to look at."""

from typing import Any

from django.core.management.base import BaseCommand

from ... import repository


class Command(BaseCommand):
    """Fill the list with a few examples."""

    help = "Fill the list with a few examples."

    def handle(self, *args: Any, **options: Any) -> None:
        for number in range(1, 4):
            repository.add(f"Example {number}", "Made by the seed command.")
