{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set told = cookiecutter | has("example-jobs") %}
"""What programs may do with {{ item }}s, whether they speak REST or GraphQL."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import abort
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}

{% if cookiecutter | has("accounts") %}
from ..api import bearer
from . import permissions, repository
{% else %}
from . import repository
{% endif %}
{% if told %}
from .jobs import announce
{% endif %}
from .models import {{ Item }}
from .schemas import NEWEST_FIRST


def listed(query: Mapping[str, Any]) -> tuple[int, Sequence[{{ Item }}]]:
    """Count the {{ item }}s that are asked for, and list those of one page."""
    search, size = query["search"], query["page_size"]
    count = repository.count(search)
    start = (query["page"] - 1) * size
    if start and start >= count:
        abort(404, {{ "There is no such page." | words(cookiecutter) }})
    if query["ordering"] == NEWEST_FIRST:
        return count, repository.newest(start, start + size, search)
    # The oldest are the last of the newest.
    last = repository.newest(max(0, count - start - size), count - start, search)
    return count, last[::-1]


def found(key: int) -> {{ Item }}:
    """Find a {{ item }}, or answer that there is none."""
    return repository.get(key) or abort(404, {{ ("There is no such " ~ item ~ ".") | words(cookiecutter) }})


def change(key: int, values: Mapping[str, str]) -> {{ Item }}:
    """Keep what is new in a {{ item }}."""
    {{ item }} = changeable(key)
    kept = {"title": {{ item }}.title, "text": {{ item }}.text}
    repository.change({{ item }}, **{**kept, **values})
    return {{ item }}


def remove(key: int) -> None:
    """Keep a {{ item }} no longer."""
    repository.remove(changeable(key))


{% if cookiecutter | has("accounts") %}
def add(title: str, text: str) -> {{ Item }}:
    """Keep a new {{ item }} of whoever calls."""
    return {{ "announce(" if told }}repository.add(title, text, bearer.caller().id){{ ")" if told }}


def changeable(key: int) -> {{ Item }}:
    """Find a {{ item }} that whoever calls may change."""
    bearer.caller()
    {{ item }} = found(key)
    if not permissions.may_change({{ item }}):
        abort(403)
    return {{ item }}
{% else %}
def add(title: str, text: str) -> {{ Item }}:
    """Keep a new {{ item }}."""
    return {{ "announce(" if told }}repository.add(title, text){{ ")" if told }}


def changeable(key: int) -> {{ Item }}:
    """Find a {{ item }}; without accounts, everybody may change everything."""
    return found(key)
{% endif %}
