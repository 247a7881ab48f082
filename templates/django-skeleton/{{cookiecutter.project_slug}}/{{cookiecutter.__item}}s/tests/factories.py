{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for the tests."""

from factory.django import DjangoModelFactory

from ..models import {{ Item }}


class {{ Item }}Factory(DjangoModelFactory[{{ Item }}]):
    """A {{ cookiecutter.__item }} that is kept; `create()` takes what matters to a test."""

    class Meta:
        model = {{ Item }}

    title = "A title"
    text = "A text"
