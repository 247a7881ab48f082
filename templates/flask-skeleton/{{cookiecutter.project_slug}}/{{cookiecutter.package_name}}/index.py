"""Index: what there is to call."""

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from .settings import SITE_NAME

index = Blueprint("index", __name__)


@index.get("/")
def home() -> ResponseReturnValue:
    """Name the addresses."""
    endpoints = ["health.healthz", "health.readyz"]
    addresses = {name.split(".")[-1]: url_for(name) for name in endpoints}
    return {"name": SITE_NAME, "addresses": addresses}
