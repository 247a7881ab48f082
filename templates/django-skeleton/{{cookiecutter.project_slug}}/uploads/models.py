"""Uploads as the database keeps them; what is in the files is kept elsewhere."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

{% if cookiecutter | has("accounts") %}
from django.conf import settings
{% endif %}
from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone


def random_key(upload: Upload, name: str) -> str:
    """Name a content in the storage by nothing that its sender knows."""
    return token_hex(16)


class Upload(models.Model):
    """One file that somebody sent."""

    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=40)
    size = models.BigIntegerField()
    content = models.FileField(upload_to=random_key, max_length=64, unique=True)
    created_at = models.DateTimeField(
        db_index=True, default=timezone.now, editable=False
    )
{% if cookiecutter | has("accounts") %}
    # A file without its owner is for the staff only.
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL
    )
{% endif %}

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_image(self) -> bool:
        """Say whether a browser may show it rather than save it."""
        return self.media_type.startswith("image/")


@receiver(post_delete, sender=Upload)
def remove_content(instance: Upload, **_: Any) -> None:
    """Remove the content before the row is gone for good: failing brings it back."""
    instance.content.delete(save=False)
