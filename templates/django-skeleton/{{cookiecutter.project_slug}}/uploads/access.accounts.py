"""Access: files are their owner's own."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from accounts.models import User

from .models import Upload


def visible(visitor: User | AnonymousUser) -> QuerySet[Upload]:
{% if cookiecutter | has("permissions") %}
    """Find the files that a visitor may see and delete: their own, for staff all."""
{% else %}
    """Find the files that a visitor may see and delete: their own."""
{% endif %}
    if not isinstance(visitor, User):
        return Upload.objects.none()
{% if cookiecutter | has("permissions") %}
    if visitor.is_staff:
        return Upload.objects.all()
{% endif %}
    return Upload.objects.filter(owner=visitor)


def ownership(visitor: User | AnonymousUser) -> dict[str, int | None]:
    """Say whose a new file is."""
    return {"owner_id": visitor.pk}
