"""Access: files are their owner's own."""

from flask_login import current_user
{% if cookiecutter | has("permissions") %}
from sqlalchemy import ColumnElement, true
{% else %}
from sqlalchemy import ColumnElement
{% endif %}

from ..accounts.sessions import owner
from .models import Upload


def visible() -> ColumnElement[bool]:
{% if cookiecutter | has("permissions") %}
    """Say which files the visitor may see and delete: their own, for staff all."""
    if owner().is_staff:
        return true()
{% else %}
    """Say which files the visitor may see and delete: their own."""
{% endif %}
    return Upload.owner_id == owner().id


def ownership() -> dict[str, int]:
    """Say whose a new file is."""
    return {"owner_id": owner().id}


def may_send() -> bool:
    """Say whether the visitor may send a file."""
    signed_in: bool = current_user.is_authenticated
    return signed_in
