{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What GraphQL can ask for around {{ item }}s, where none is kept."""

import strawberry

from ..api.incoming import checked
from .preview import words
from .schemas import {{ Item }}Input


@strawberry.type
class {{ Item }}Preview:
    """A {{ item }} that was checked, but not kept."""

    title: str
    text: str
    words: int


@strawberry.type
class Query:
    """What can be asked for."""

    @strawberry.field
    def preview(self, title: str, text: str) -> {{ Item }}Preview:
        """Check a {{ item }}, and count its words."""
        values = checked({{ Item }}Input(), {"title": title, "text": text})
        return {{ Item }}Preview(**values, words=words(values["text"]))
