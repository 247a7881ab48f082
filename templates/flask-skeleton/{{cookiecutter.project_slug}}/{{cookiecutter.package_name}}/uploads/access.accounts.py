"""Access: files are their owner's own."""

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
