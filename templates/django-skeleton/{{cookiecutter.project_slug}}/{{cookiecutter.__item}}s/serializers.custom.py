{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What programs send about {{ item }}s, and what they get."""

from typing import Any

from rest_framework import serializers

from api.serializers import StrictSerializer, Text

from . import repository, services
from .listed import NEWEST_FIRST, OLDEST_FIRST
from .models import {{ Item }}
from .rules import TEXT_LENGTH, TITLE_LENGTH


class {{ Item }}Serializer(StrictSerializer):
    """A {{ item }}: what is sent of it, and what is kept."""

    id = serializers.IntegerField(read_only=True)
    title = Text(max_length=TITLE_LENGTH)
    text = Text(max_length=TEXT_LENGTH)
    created_at = serializers.DateTimeField(read_only=True)

    def create(self, validated_data: dict[str, Any]) -> {{ Item }}:
        """Keep a new {{ item }}."""
        return services.create(**validated_data)

    def update(self, instance: {{ Item }}, validated_data: dict[str, Any]) -> {{ Item }}:
        """Keep what a {{ item }} says now; what was not sent stays."""
        kept = {"title": instance.title, "text": instance.text}
        repository.change(instance, **(kept | validated_data))
        return instance


class {{ Item }}Query(serializers.Serializer[Any]):
    """Which {{ item }}s to list."""

    search = Text(
        default="",
        allow_blank=True,
        max_length=TITLE_LENGTH,
        help_text="Words of the title or the text.",
    )
    ordering = serializers.ChoiceField(
        choices=[NEWEST_FIRST, OLDEST_FIRST], default=NEWEST_FIRST
    )
