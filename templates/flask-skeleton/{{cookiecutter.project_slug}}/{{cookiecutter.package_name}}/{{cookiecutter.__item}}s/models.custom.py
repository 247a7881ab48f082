{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s as the application knows them; repository.py turns them into records."""

from dataclasses import dataclass
from datetime import datetime


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
