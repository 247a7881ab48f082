"""What programs send: read with care, refused with a reason."""

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from flask import request
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from marshmallow import Schema, ValidationError, fields
from werkzeug.exceptions import (
    BadRequest,
    UnprocessableEntity,
    UnsupportedMediaType,
)

# NUL, which no database keeps in text, and halves of characters.
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
NOT_JSON = (ValueError, RecursionError)


class Invalid(UnprocessableEntity):
    """An answer for values that break the rules: what is wrong, by field."""

    def __init__(self, errors: Any) -> None:
        super().__init__({{ "Some values are not valid." | words(cookiecutter) }})
        self.errors = errors


class Text(fields.String):
    """Text that any database keeps, without white space around it."""

    def _deserialize(self, value: Any, *args: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, *args, **kwargs)
        if UNKEEPABLE.search(text):
            raise ValidationError("Contains characters that cannot be kept.")
        return text.strip()


def read_json() -> Any:
    """Read the body of the request, which has to be JSON and to say so."""
    if request.mimetype != "application/json":
        raise UnsupportedMediaType({{ "Send JSON, as application/json." | words(cookiecutter) }})
    try:
        return json.loads(request.get_data(), parse_constant=refuse_constant)
    except NOT_JSON:
        raise BadRequest({{ "The body is not valid JSON." | words(cookiecutter) }}) from None


def refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python would take."""
    raise ValueError(f"{name} is not JSON")


def checked(schema: Schema, values: Mapping[str, Any]) -> dict[str, Any]:
    """Check values by a schema, and return those to go on with."""
    try:
        loaded: dict[str, Any] = schema.load(values)
    except ValidationError as error:
        raise Invalid(error.messages) from None
    return loaded
