"""Access: there are no accounts, so files are everybody's."""

from sqlalchemy import ColumnElement, true


def visible() -> ColumnElement[bool]:
    """Say which files the visitor may see and delete: all."""
    return true()


def ownership() -> dict[str, int]:
    """Say whose a new file is: nobody's."""
    return {}
