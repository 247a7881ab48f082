"""What the database keeps of {{ cookiecutter.__item }}s."""

from django.db import models
{% if cookiecutter.pages %}
from django.urls import reverse
{% endif %}
from django.utils import timezone


class {{ cookiecutter.__item | capitalize }}(models.Model):
    """An example: a title and a text."""

    title = models.CharField(max_length=200)
    text = models.TextField()
    created_at = models.DateTimeField(
        db_index=True, default=timezone.now, editable=False
    )

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.title
{% if cookiecutter.pages %}

    def get_absolute_url(self) -> str:
        return reverse("{{ cookiecutter.__item }}s:detail", args=[self.pk])
{% endif %}
