{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set told = cookiecutter | has("example-jobs") %}
{% set saved = item ~ " =" if told else "return" %}
"""The one place where {{ item }}s are made, whichever way they come."""

{% if told %}
from django.conf import settings

{% endif %}
{% if cookiecutter | has("example-custom") %}
from . import repository
{% endif %}
from .models import {{ Item }}


{% if cookiecutter | has("accounts") %}
def create(title: str, text: str, author_id: int | None = None) -> {{ Item }}:
    """Keep a new {{ item }}, and whose it is."""
{% else %}
def create(title: str, text: str) -> {{ Item }}:
    """Keep a new {{ item }}."""
{% endif %}
{% if cookiecutter | has("example-custom") %}
    {{ saved }} repository.add(title, text{{ ", author_id" if cookiecutter | has("accounts") }})
{% else %}
    {{ saved }} {{ Item }}.objects.create(title=title, text=text{{ ", author_id=author_id" if cookiecutter | has("accounts") }})
{% endif %}
{% if told %}
    tell({{ item }})
    return {{ item }}


def tell({{ item }}: {{ Item }}) -> None:
    """Tell about a new {{ item }}, where somebody wants to know."""
    if settings.NOTIFY_EMAIL:
        # Celery takes as long to import as Django, so is left to the first job.
        from .tasks import announce

        announce.soon({{ item }}.id)
{% endif %}
