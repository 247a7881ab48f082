{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s as the database keeps them."""

from __future__ import annotations

{% if cookiecutter | has("example-authored") %}
from django.conf import settings
{% endif %}
from django.db import models
{% if cookiecutter | has("example-pages") %}
from django.urls import reverse
{% endif %}
from django.utils import timezone
{% if cookiecutter.i18n %}
from django.utils.translation import gettext_lazy
{% endif %}

{% if cookiecutter | has("example-cache") %}
from .counts import remembered
{% endif %}
from .rules import TEXT_LENGTH, TITLE_LENGTH


class {{ Item }}QuerySet(models.QuerySet["{{ Item }}"]):
    """Which {{ item }}s are asked for."""

    def containing(self, search: str) -> {{ Item }}QuerySet:
        """Keep those where each word is in the title or in the text."""
        found = self
        for word in search.split():
            in_text = models.Q(text__icontains=word)
            found = found.filter(models.Q(title__icontains=word) | in_text)
        return found
{% if cookiecutter | has("example-cache") %}

    def count(self) -> int:
        """Count them, where that was not done since the last change."""
        return remembered(self, super().count)
{% endif %}


class {{ Item }}(models.Model):
    """One {{ item }}."""

    title = models.CharField({{ "Title" | lazy_words(cookiecutter) }}, max_length=TITLE_LENGTH)
    text = models.TextField({{ "Text" | lazy_words(cookiecutter) }}, max_length=TEXT_LENGTH)
    created_at = models.DateTimeField(
        {{ "Created" | lazy_words(cookiecutter) }}, db_index=True, default=timezone.now, editable=False
    )
{% if cookiecutter | has("example-authored") %}
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="{{ item }}s",
        verbose_name={{ "Author" | lazy_words(cookiecutter) }},
    )
{% endif %}

    objects = {{ Item }}QuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
{% if cookiecutter.i18n %}
        verbose_name = {{ item | lazy_words(cookiecutter) }}
        verbose_name_plural = {{ (item ~ "s") | lazy_words(cookiecutter) }}
{% endif %}

    def __str__(self) -> str:
        return self.title
{% if cookiecutter | has("example-pages") %}

    def get_absolute_url(self) -> str:
        return reverse("{{ item }}s:detail", args=[self.pk])
{% endif %}
