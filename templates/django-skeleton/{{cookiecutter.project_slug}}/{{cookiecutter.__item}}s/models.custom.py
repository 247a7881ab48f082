{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s as the site knows them; repository.py turns them into records."""

from dataclasses import dataclass
from datetime import datetime
{% if cookiecutter | has("example-pages") %}

from django.urls import reverse
{% endif %}


@dataclass
class {{ Item }}:
    """One {{ item }}."""

    id: int
    title: str
    text: str
    created_at: datetime
{% if cookiecutter | has("example-authored") %}
    author_id: int | None
{% endif %}
{% if cookiecutter | has("example-pages") %}

    def get_absolute_url(self) -> str:
        return reverse("{{ item }}s:detail", args=[self.id])
{% endif %}
