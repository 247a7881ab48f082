"""What programs send: read with care, refused with a reason."""

import json
import re
from typing import Any, NoReturn

from django.core.exceptions import ValidationError
from django.http import HttpRequest
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}

from .problems import Problem

HALVES = re.compile("[\ud800-\udfff]")
NOT_JSON = (ValueError, RecursionError)


def read_json(request: HttpRequest) -> Any:
    """Read the body of a request, which has to be JSON and to say so."""
    if request.content_type != "application/json":
        raise Problem(415, {{ "Send JSON, as application/json." | words(cookiecutter) }})
    return loaded(request.body)


def loaded(body: bytes) -> Any:
    """Read JSON as strictly as it is defined, however deeply it is nested."""
    try:
        return json.loads(body, parse_constant=refuse_constant)
    except NOT_JSON:
        raise Problem(400, {{ "The body is not valid JSON." | words(cookiecutter) }}) from None


def refuse_constant(name: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python would take."""
    raise ValueError(f"{name} is not JSON")


def whole_characters(text: str) -> None:
    """Refuse halves of characters, which JSON can spell and no database keeps."""
    if HALVES.search(text):
        raise ValidationError({{ "Contains characters that cannot be kept." | words(cookiecutter) }})
