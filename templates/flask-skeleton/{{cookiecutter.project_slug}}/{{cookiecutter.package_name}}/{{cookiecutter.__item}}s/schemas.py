{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""What programs send about {{ item }}s, and what they get."""

from marshmallow import Schema, fields, validate

from ..api.incoming import Text
from .rules import TEXT_LENGTH, TITLE_LENGTH

{% if cookiecutter | has("example-kept") %}
NEWEST_FIRST, OLDEST_FIRST = "-created_at", "created_at"
PAGE_SIZE, LARGEST_PAGE_SIZE = 20, 100
LAST_PAGE = 1_000_000  # the place of an entry has to fit into the database's numbers

{% endif %}

class {{ Item }}Input(Schema):
    """A {{ item }}, as it is sent."""

    title = Text(required=True, validate=validate.Length(1, TITLE_LENGTH))
    text = Text(required=True, validate=validate.Length(1, TEXT_LENGTH))


{% if cookiecutter | has("example-kept") %}
class {{ Item }}Change(Schema):
    """What to change in a {{ item }}; what is left out stays."""

    title = Text(validate=validate.Length(1, TITLE_LENGTH))
    text = Text(validate=validate.Length(1, TEXT_LENGTH))


class {{ Item }}Output(Schema):
    """A {{ item }}, as it is kept."""

    id = fields.Integer(required=True)
    title = fields.String(required=True)
    text = fields.String(required=True)
    created_at = fields.AwareDateTime(required=True)


class {{ Item }}Query(Schema):
    """Which {{ item }}s to list."""

    page = fields.Integer(load_default=1, validate=validate.Range(1, LAST_PAGE))
    page_size = fields.Integer(
        load_default=PAGE_SIZE, validate=validate.Range(1, LARGEST_PAGE_SIZE)
    )
    search = Text(
        load_default="",
        validate=validate.Length(max=TITLE_LENGTH),
        metadata={"description": "Words of the title or the text."},
    )
    ordering = fields.String(
        load_default=NEWEST_FIRST, validate=validate.OneOf([NEWEST_FIRST, OLDEST_FIRST])
    )


class {{ Item }}Page(Schema):
    """A page of the list, and the addresses of those beside it."""

    count = fields.Integer(required=True)
    next = fields.String(required=True, allow_none=True)
    previous = fields.String(required=True, allow_none=True)
    results = fields.List(fields.Nested({{ Item }}Output), required=True)
{% else %}
class {{ Item }}Preview({{ Item }}Input):
    """A {{ item }} that was checked, but not kept."""

    words = fields.Integer(required=True)
{% endif %}
