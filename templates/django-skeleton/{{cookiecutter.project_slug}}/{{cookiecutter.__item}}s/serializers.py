{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What programs send about {{ item }}s, and what they get."""

from typing import Any

from rest_framework import serializers

from api.serializers import StrictSerializer, Text

from . import services
from .models import {{ Item }}
from .rules import TEXT_LENGTH, TITLE_LENGTH


class {{ Item }}Serializer(StrictSerializer, serializers.ModelSerializer[{{ Item }}]):
    """A {{ item }}: what is sent of it, and what is kept."""

    title = Text(max_length=TITLE_LENGTH)
    text = Text(max_length=TEXT_LENGTH)

    class Meta:
        model = {{ Item }}
        fields = ["id", "title", "text", "created_at"]

    def create(self, validated_data: dict[str, Any]) -> {{ Item }}:
        """Keep a new {{ item }}."""
        return services.create(**validated_data)

    def update(self, instance: {{ Item }}, validated_data: dict[str, Any]) -> {{ Item }}:
        """Keep what is new in one."""
        return services.change(instance, **validated_data)
