{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What programs send about {{ item }}s, and what they get."""

from rest_framework import serializers

from api.serializers import StrictSerializer, Text

from .rules import TEXT_LENGTH, TITLE_LENGTH


class {{ Item }}Serializer(StrictSerializer):
    """A {{ item }} that is checked, but not kept."""

    title = Text(max_length=TITLE_LENGTH)
    text = Text(max_length=TEXT_LENGTH)
    words = serializers.IntegerField(read_only=True)
