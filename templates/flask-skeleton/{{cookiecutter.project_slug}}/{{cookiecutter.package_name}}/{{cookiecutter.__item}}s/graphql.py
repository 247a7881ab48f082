{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for programs: GraphQL. Their fields are loaded at the first request."""

from flask import Flask

from ..api.graphql import extend


def init_app(app: Flask) -> None:
    """Add the fields to the schema."""
    extend(app, load)


def load() -> tuple[type, type | None]:
    """Load what can be asked for and what can be changed."""
{% if cookiecutter | has("example-kept") %}
    from .queries import Mutation, Query

    return Query, Mutation
{% else %}
    from .queries import Query

    return Query, None
{% endif %}
