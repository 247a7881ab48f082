"""Access: there are no accounts, so files are everybody's."""

from __future__ import annotations

from django.db.models import QuerySet

from .models import Upload


def visible() -> QuerySet[Upload]:
    """Find the files that a visitor may see and delete: all."""
    return Upload.objects.all()


def ownership() -> dict[str, int | None]:
    """Say whose a new file is: nobody's."""
    return {}
