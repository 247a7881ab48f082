"""Fields of models, and what they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from .addresses import normalised

if TYPE_CHECKING:
    EmailField = models.EmailField[str, str]
else:
    EmailField = models.EmailField


class AddressField(EmailField):
    """An address, spelt in the one way wherever it is kept or looked for."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        address = super().pre_save(model_instance, add)
        setattr(model_instance, self.attname, normalised(address))
        return address

    def to_python(self, value: Any) -> Any:
        address = super().to_python(value)
        return normalised(address) if isinstance(address, str) else address
