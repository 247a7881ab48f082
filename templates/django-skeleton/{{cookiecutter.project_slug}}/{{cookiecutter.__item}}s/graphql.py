{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What GraphQL can ask for and change around {{ item }}s."""

from typing import cast

import strawberry
import strawberry_django
{% if cookiecutter | has("accounts") %}
from django.core.exceptions import PermissionDenied
{% endif %}
from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from strawberry import auto

{% if cookiecutter | has("accounts") %}
from api.bearer import caller
from api.execution import Context
from api.inputs import checked
{% else %}
from api.inputs import checked
{% endif %}

from . import models, services
from .inputs import NEWEST_FIRST, PAGE_SIZE, {{ Item }}Input, {{ Item }}Search
{% if cookiecutter | has("accounts") %}
from .permissions import may_change
{% endif %}


@strawberry_django.type(models.{{ Item }})
class {{ Item }}:
    """A {{ item }}, as it is kept."""

    id: auto
    title: auto
    text: auto
    created_at: auto


@strawberry.type
class {{ Item }}Page:
    """A page of the list, and how many there are in all."""

    count: int
    results: list[{{ Item }}]


def shown({{ item }}: models.{{ Item }}) -> {{ Item }}:
    """Let what is kept stand for the type above, which reads its fields from there."""
    return cast({{ Item }}, {{ item }})


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
        sent = {
            "page": page,
            "page_size": page_size,
            "search": search,
            "ordering": ordering,
        }
        asked = checked({{ Item }}Search(sent))
        found = models.{{ Item }}.objects.containing(asked["search"])
        if asked["ordering"] != NEWEST_FIRST:
            found = found.reverse()
        paginator = Paginator(found, asked["page_size"])
        try:
            listed = paginator.page(asked["page"]).object_list
        except InvalidPage:
            raise Http404({{ "There is no such page." | words(cookiecutter) }}) from None
        # Read when it is known which columns are asked for.
        return {{ Item }}Page(count=paginator.count, results=cast(list[{{ Item }}], listed))

    @strawberry.field
    def {{ item }}(self, id: strawberry.ID) -> {{ Item }} | None:
        """Show one {{ item }}, or nothing where there is none."""
        {{ item }} = models.{{ Item }}.objects.filter(pk=key_of(id)).first()
        return shown({{ item }}) if {{ item }} else None


@strawberry.type
class Mutation:
    """What can be changed."""

{% if cookiecutter | has("accounts") %}
    @strawberry.mutation
    def add_{{ item }}(
        self,
        info: strawberry.Info[Context],
        title: str,
        text: str,
    ) -> {{ Item }}:
        """Keep a new {{ item }} of whoever calls."""
        author = caller(info.context.request)
        values = checked({{ Item }}Input({"title": title, "text": text}))
        return shown(services.create(**values, author_id=author.pk))

    @strawberry.mutation
    def change_{{ item }}(
        self,
        info: strawberry.Info[Context],
        id: strawberry.ID,
        title: str | None = None,
        text: str | None = None,
    ) -> {{ Item }}:
        """Change one {{ item }}; what is left out stays."""
        return shown(change(changeable(info, id), title, text))

    @strawberry.mutation
    def remove_{{ item }}(
        self, info: strawberry.Info[Context], id: strawberry.ID
    ) -> strawberry.ID:
        """Delete one {{ item }}."""
        changeable(info, id).delete()
        return id


def changeable(info: strawberry.Info[Context], id: strawberry.ID) -> models.{{ Item }}:
    """Find a {{ item }} that whoever calls may change."""
    user = caller(info.context.request)
    {{ item }} = found(id)
    if not may_change(user, {{ item }}):
        raise PermissionDenied
    return {{ item }}
{% else %}
    @strawberry.mutation
    def add_{{ item }}(self, title: str, text: str) -> {{ Item }}:
        """Keep a new {{ item }}."""
        values = checked({{ Item }}Input({"title": title, "text": text}))
        return shown(services.create(**values))

    @strawberry.mutation
    def change_{{ item }}(
        self, id: strawberry.ID, title: str | None = None, text: str | None = None
    ) -> {{ Item }}:
        """Change one {{ item }}; what is left out stays."""
        return shown(change(found(id), title, text))

    @strawberry.mutation
    def remove_{{ item }}(self, id: strawberry.ID) -> strawberry.ID:
        """Delete one {{ item }}."""
        found(id).delete()
        return id
{% endif %}


def change(
    {{ item }}: models.{{ Item }},
    title: str | None,
    text: str | None,
) -> models.{{ Item }}:
    """Keep what is new in a {{ item }}."""
    sent = {
        "title": {{ item }}.title if title is None else title,
        "text": {{ item }}.text if text is None else text,
    }
    return services.change({{ item }}, **checked({{ Item }}Input(sent)))


def found(id: strawberry.ID) -> models.{{ Item }}:
    """Find a {{ item }}, or answer that there is none."""
    {{ item }} = models.{{ Item }}.objects.filter(pk=key_of(id)).first()
    if {{ item }} is None:
        raise Http404({{ ("There is no such " ~ item ~ ".") | words(cookiecutter) }})
    return {{ item }}


def key_of(id: strawberry.ID) -> int:
    """Read a key; there is nothing under 0."""
    return int(id) if id.isdecimal() and id.isascii() and len(id) < 10 else 0
