"""Index: what there is to call."""

from flask import Blueprint, Flask, url_for
from flask.typing import ResponseReturnValue

from .settings import SITE_NAME

# Endpoints; the last part of each is the name it goes by.
ADDRESSES = [
{% for endpoint in cookiecutter | entries("addresses") %}
    "{{ endpoint }}",
{% endfor %}
]

index = Blueprint("index", __name__)


def init_app(app: Flask) -> None:
    """Offer the address that names the others."""
    app.register_blueprint(index)


@index.get("/")
def home() -> ResponseReturnValue:
    """Name the addresses."""
    addresses = {name.split(".")[-1]: url_for(name) for name in ADDRESSES}
    return {"name": SITE_NAME, "addresses": addresses}
