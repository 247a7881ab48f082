{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What GraphQL can ask for around {{ item }}s, where none is kept."""

import strawberry

from api.inputs import checked

from .inputs import {{ Item }}Input


@strawberry.type
class {{ Item }}Preview:
    """A {{ item }} that was checked, but not kept."""

    title: str
    text: str

    @strawberry.field
    def words(self) -> int:
        """Count the words of its text."""
        return len(self.text.split())


@strawberry.type
class Query:
    """What can be asked for."""

    @strawberry.field
    def preview(self, title: str, text: str) -> {{ Item }}Preview:
        """Check a {{ item }}, and count its words."""
        return {{ Item }}Preview(**checked({{ Item }}Input({"title": title, "text": text})))
