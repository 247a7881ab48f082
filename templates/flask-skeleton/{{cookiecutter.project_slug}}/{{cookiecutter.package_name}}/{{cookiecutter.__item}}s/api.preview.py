{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s for programs: REST, with nothing kept."""

from flask import Flask

from ..api.rest import Blueprint, register
from .preview import words
from .schemas import {{ Item }}Input, {{ Item }}Preview

v1 = Blueprint(
    "{{ item }}s_v1",
    __name__,
    url_prefix="/api/v1/{{ item }}s",
    description="Check {{ item }}s; none is kept.",
)


def init_app(app: Flask) -> None:
    """Offer the address."""
    register(app, v1)


@v1.route("/preview/", methods=["POST"])
@v1.arguments({{ Item }}Input)
@v1.response(200, {{ Item }}Preview)
@v1.doc(operationId="preview{{ Item }}")
def preview(values: dict[str, str]) -> dict[str, str | int]:
    """Check a {{ item }}, and count its words."""
    return {**values, "words": words(values["text"])}
