{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set told = cookiecutter | has("example-jobs") %}
{% set model = cookiecutter | has("example-model") %}
{% set saved = item ~ " =" if told else "return" %}
{% if model %}
"""The one place where {{ item }}s are made and changed, whichever way that comes."""
{% else %}
"""The one place where {{ item }}s are made, whichever way they come."""
{% endif %}

{% if told %}
from django.conf import settings
{% endif %}
{% if model %}
from django.db import transaction
from django.http import Http404
{% endif %}
{% if told or model %}

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
{% if model %}


@transaction.atomic
def change({{ item }}: {{ Item }}, **values: str) -> {{ Item }}:
    """Keep what is new in a {{ item }}; one that is deleted by now does not come back."""
    try:
        kept = {{ Item }}.objects.select_for_update().get(pk={{ item }}.pk)
    except {{ Item }}.DoesNotExist:
        raise Http404 from None
    for name, value in values.items():
        setattr(kept, name, value)
    kept.save(update_fields=values)
    return kept
{% endif %}
