{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for the tests."""

{% if cookiecutter | has("example-authored") %}
from accounts.models import User

{% endif %}
from .. import repository
from ..models import {{ Item }}


class {{ Item }}Factory:
    """A {{ item }} that is kept; `create()` takes what matters to a test."""

    @staticmethod
{% if cookiecutter | has("example-authored") %}
    def create(
        title: str = "A title", text: str = "A text", author: User | None = None
    ) -> {{ Item }}:
        return repository.add(title, text, author.pk if author else None)
{% else %}
    def create(title: str = "A title", text: str = "A text") -> {{ Item }}:
        return repository.add(title, text)
{% endif %}
