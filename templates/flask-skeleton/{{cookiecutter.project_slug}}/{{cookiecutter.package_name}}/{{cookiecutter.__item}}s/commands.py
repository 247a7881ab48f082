{% set item = cookiecutter.__item %}
"""Commands around {{ item }}s: `flask {{ item }}s --help` lists them."""

from flask import Flask
from flask.cli import AppGroup

from . import repository

{{ item }}s = AppGroup("{{ item }}s", help="Work with {{ item }}s.")


def init_app(app: Flask) -> None:
    """Offer the commands."""
    app.cli.add_command({{ item }}s)


@{{ item }}s.command("seed")
def seed() -> None:
    """Fill the list with a few examples."""
    for number in range(1, 4):
        repository.add(f"Example {number}", "Made by the seed command.")
