{% set parts = cookiecutter | entries("graphql") %}
"""The GraphQL schema: put together at the first request, of what the apps offer."""

import strawberry
from django.conf import settings
{% if parts %}

{% for part in parts %}
from {{ part.app }} import graphql as {{ part.app }}
{% endfor %}
{% endif %}

from .execution import combined


@strawberry.type
class About:
    """What is asked for when nothing else is known."""

    name: str


@strawberry.type
class Query:
    """What can be asked for, besides what the apps bring."""

    @strawberry.field
    def about(self) -> About:
        """Say what this is."""
        return About(name=settings.SITE_NAME)


QUERIES: list[type] = [
    Query,
{% for part in parts %}
    {{ part.app }}.{{ part.query }},
{% endfor %}
]
{% if parts | selectattr("mutation", "defined") | list %}
MUTATIONS: list[type] = [
{% for part in parts if part.mutation is defined %}
    {{ part.app }}.{{ part.mutation }},
{% endfor %}
]
{% else %}
MUTATIONS: list[type] = []
{% endif %}

# Only development may ask what is in it.
schema = combined(QUERIES, MUTATIONS, introspection=settings.DEBUG)
