"""What programs send for a file, and what they are told of it."""

from typing import Any

from rest_framework import serializers

from api.serializers import StrictSerializer

from .contents import Refused
from .models import Upload
from .services import keep


class UploadSerializer(StrictSerializer, serializers.ModelSerializer[Upload]):
    """A file: sent as `file`, described by the rest."""

    file = serializers.FileField(allow_empty_file=True, write_only=True)

    class Meta:
        model = Upload
        fields = ["id", "name", "media_type", "size", "created_at", "file"]
        read_only_fields = ["id", "name", "media_type", "size", "created_at"]

    def create(self, validated_data: dict[str, Any]) -> Upload:
        """Keep a file, or say what is wrong with it."""
        file = validated_data.pop("file")
        try:
            return keep(file, file.name, **validated_data)
        except Refused as reason:
            raise serializers.ValidationError({"file": [str(reason)]}) from None
