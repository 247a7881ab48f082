"""Sizes: written as the visitor's language writes numbers."""

from decimal import Decimal

from flask import Flask
from flask_babel import format_decimal
from jinja2.filters import do_filesizeformat


def init_app(app: Flask) -> None:
    """Have pages write sizes in that way."""
    app.jinja_env.filters["filesizeformat"] = written


def written(size: int, binary: bool = False) -> str:
    """Write a size in the largest unit that fits."""
    number, unit = do_filesizeformat(size, binary).split()
    return f"{format_decimal(Decimal(number))} {unit}"
