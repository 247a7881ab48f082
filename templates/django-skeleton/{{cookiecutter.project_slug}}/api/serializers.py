"""Serializers: what resources share in checking what comes in."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers


class Text(serializers.CharField):
    """Text without white space around it; a number is no text."""

    def to_internal_value(self, data: Any) -> str:
        """Take text as it is."""
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses names that it does not know: a misspelt one would change nothing."""

    def to_internal_value(self, data: Any) -> Any:
        """Check the names, then the values."""
        if isinstance(data, Mapping):
            known = [name for name, field in self.fields.items() if not field.read_only]
            if unknown := sorted(set(data) - set(known)):
                errors = {name: ["Unknown field."] for name in unknown}
                raise serializers.ValidationError(errors)
        return super().to_internal_value(data)
