{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Where {{ item }}s are kept: the one module that asks for them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from {{ cookiecutter.package_name }}.store import Record, get_store

from .models import {{ Item }}

KIND = "{{ item }}s"


def count(search: str = "") -> int:
    """Count the {{ item }}s in which the words stand."""
    return len(containing(search))


def newest(start: int, stop: int, search: str = "") -> Sequence[{{ Item }}]:
    """List such {{ item }}s from one place to before another, newest first."""
    keys = containing(search)[::-1][start:stop]
    return [{{ item }} for key in keys if ({{ item }} := get(key))]


def containing(search: str) -> list[int]:
    """List the keys where each word is in the title or in the text, oldest first."""
    keys = get_store().keys(KIND)
    words = search.casefold().split()
    if not words:
        return keys
    return [key for key in keys if ({{ item }} := get(key)) and has_words({{ item }}, words)]


def has_words({{ item }}: {{ Item }}, words: list[str]) -> bool:
    """Say whether each word is in the title or in the text."""
    said = f"{{ "{" }}{{ item }}.title}\n{{ "{" }}{{ item }}.text}".casefold()
    return all(word in said for word in words)


def get(key: int) -> {{ Item }} | None:
    """Find a {{ item }}."""
    record = get_store().get(KIND, key)
    return from_record(key, record) if record else None


{% if cookiecutter | has("example-authored") %}
def add(title: str, text: str, author_id: int | None = None) -> {{ Item }}:
    """Keep a new {{ item }}, and whose it is."""
    {{ item }} = {{ Item }}(0, title, text, datetime.now(UTC), author_id)
{% else %}
def add(title: str, text: str) -> {{ Item }}:
    """Keep a new {{ item }}."""
    {{ item }} = {{ Item }}(id=0, title=title, text=text, created_at=datetime.now(UTC))
{% endif %}
    {{ item }}.id = get_store().add(KIND, to_record({{ item }}))
    return {{ item }}


def change({{ item }}: {{ Item }}, title: str, text: str) -> None:
    """Keep what a {{ item }} says now."""
    {{ item }}.title = title
    {{ item }}.text = text
    get_store().change(KIND, {{ item }}.id, to_record({{ item }}))


def remove({{ item }}: {{ Item }}) -> None:
    """Keep a {{ item }} no longer."""
    get_store().remove(KIND, {{ item }}.id)


def to_record({{ item }}: {{ Item }}) -> Record:
    """Write a {{ item }} as the store keeps it, under its key."""
    return {
        "title": {{ item }}.title,
        "text": {{ item }}.text,
        "created_at": {{ item }}.created_at.isoformat(),
{% if cookiecutter | has("example-authored") %}
        "author_id": {{ item }}.author_id,
{% endif %}
    }


def from_record(key: int, record: Record) -> {{ Item }}:
    """Read a {{ item }} as the store keeps it."""
    return {{ Item }}(
        id=key,
        title=record["title"],
        text=record["text"],
        created_at=datetime.fromisoformat(record["created_at"]),
{% if cookiecutter | has("example-authored") %}
        author_id=record.get("author_id"),
{% endif %}
    )
