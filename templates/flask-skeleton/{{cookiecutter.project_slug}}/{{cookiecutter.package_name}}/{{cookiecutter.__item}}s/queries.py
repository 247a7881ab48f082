{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What GraphQL can ask for and change around {{ item }}s."""

from datetime import datetime

import strawberry

from ..api.incoming import checked
from . import actions, models, repository
from .schemas import (
    NEWEST_FIRST,
    PAGE_SIZE,
    {{ Item }}Change,
    {{ Item }}Input,
    {{ Item }}Query,
)


@strawberry.type
class {{ Item }}:
    """A {{ item }}, as it is kept."""

    id: strawberry.ID
    title: str
    text: str
    created_at: datetime


@strawberry.type
class {{ Item }}Page:
    """A page of the list, and how many there are in all."""

    count: int
    results: list[{{ Item }}]


def shown({{ item }}: models.{{ Item }}) -> {{ Item }}:
    """Show a {{ item }}."""
    return {{ Item }}(
        id=strawberry.ID(str({{ item }}.id)),
        title={{ item }}.title,
        text={{ item }}.text,
        created_at={{ item }}.created_at,
    )


@strawberry.type
class Query:
    """What can be asked for."""

    @strawberry.field
    def {{ item }}s(
        self,
        page: int = 1,
        page_size: int = PAGE_SIZE,
        search: str = "",
        ordering: str = NEWEST_FIRST,
    ) -> {{ Item }}Page:
        """List {{ item }}s in pages."""
        query = {
            "page": page,
            "page_size": page_size,
            "search": search,
            "ordering": ordering,
        }
        count, found = actions.listed(checked({{ Item }}Query(), query))
        return {{ Item }}Page(count=count, results=[shown(each) for each in found])

    @strawberry.field
    def {{ item }}(self, id: strawberry.ID) -> {{ Item }} | None:
        """Show one {{ item }}, or nothing where there is none."""
        found = repository.get(key_of(id))
        return shown(found) if found else None


@strawberry.type
class Mutation:
    """What can be changed."""

    @strawberry.mutation
    def add_{{ item }}(self, title: str, text: str) -> {{ Item }}:
        """Keep a new {{ item }}."""
        values = checked({{ Item }}Input(), {"title": title, "text": text})
        return shown(actions.add(**values))

    @strawberry.mutation
    def change_{{ item }}(
        self, id: strawberry.ID, title: str | None = None, text: str | None = None
    ) -> {{ Item }}:
        """Change one {{ item }}; what is left out stays."""
        sent = {"title": title, "text": text}
        given = {name: value for name, value in sent.items() if value is not None}
        return shown(actions.change(key_of(id), checked({{ Item }}Change(), given)))

    @strawberry.mutation
    def remove_{{ item }}(self, id: strawberry.ID) -> strawberry.ID:
        """Delete one {{ item }}."""
        actions.remove(key_of(id))
        return id


def key_of(id: strawberry.ID) -> int:
    """Read a key; there is nothing under 0."""
    return int(id) if id.isdecimal() and id.isascii() and len(id) < 10 else 0
