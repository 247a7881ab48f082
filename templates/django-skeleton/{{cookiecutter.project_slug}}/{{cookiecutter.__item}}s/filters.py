{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Which {{ item }}s programs can ask for, and in which order."""

from django_filters import rest_framework as filters

from .models import {{ Item }}, {{ Item }}QuerySet
from .rules import TITLE_LENGTH

ORDERINGS = [("-created_at", "Newest first"), ("created_at", "Oldest first")]


class {{ Item }}Filter(filters.FilterSet):
    """Words to search for, and the newest or the oldest first."""

    search = filters.CharFilter(
        label="Words of the title or the text.",
        max_length=TITLE_LENGTH,
        method="containing",
    )
    ordering = filters.ChoiceFilter(
        choices=ORDERINGS,
        empty_label=None,
        label="The newest first, which is usual, or the oldest.",
        method="ordered",
    )

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

    def ordered(
        self,
        queryset: {{ Item }}QuerySet,
        name: str,
        value: str,
    ) -> {{ Item }}QuerySet:
        """Put them in order; those of one moment by their number."""
        return queryset.order_by(value, value.replace("created_at", "id"))
