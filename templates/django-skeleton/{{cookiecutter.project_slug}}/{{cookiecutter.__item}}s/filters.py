{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Which {{ item }}s programs can ask for, and in which order."""

from django_filters import rest_framework as filters

from .models import {{ Item }}, {{ Item }}QuerySet
from .rules import TITLE_LENGTH


class {{ Item }}Filter(filters.FilterSet):
    """Words to search for, and the newest or the oldest first."""

    search = filters.CharFilter(
        label="Words of the title or the text.",
        max_length=TITLE_LENGTH,
        method="containing",
    )
    ordering = filters.OrderingFilter(fields=["created_at"])

    class Meta:
        model = {{ Item }}
        fields: list[str] = []

    def containing(
        self,
        queryset: {{ Item }}QuerySet,
        name: str,
        value: str,
    ) -> {{ Item }}QuerySet:
        """Keep those in which the words stand."""
        return queryset.containing(value)
