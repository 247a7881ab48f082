{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set writing = ", **WRITING" if cookiecutter | has("accounts") else "" %}
"""{{ Item }}s for programs: REST."""

from typing import Any

from flask import Flask, url_for

{% if cookiecutter | has("accounts") %}
from ..api import bearer
from ..api.rest import WRITING, Blueprint, register
{% else %}
from ..api.rest import Blueprint, register
{% endif %}
from . import actions
from .models import {{ Item }}
from .schemas import (
    {{ Item }}Change,
    {{ Item }}Input,
    {{ Item }}Output,
    {{ Item }}Page,
    {{ Item }}Query,
)

LOCATION = {"Location": {"schema": {"type": "string"}}}

v1 = Blueprint(
    "{{ item }}s_v1",
    __name__,
    url_prefix="/api/v1/{{ item }}s",
    description="Keep {{ item }}s.",
)
{% if cookiecutter | has("accounts") %}
v1.before_request(bearer.ask_writers)
{% endif %}


def init_app(app: Flask) -> None:
    """Offer the addresses."""
    register(app, v1)


@v1.route("/")
@v1.arguments({{ Item }}Query, location="query")
@v1.response(200, {{ Item }}Page)
@v1.problems(404)
@v1.doc(operationId="list{{ Item }}s")
def {{ item }}s(query: dict[str, Any]) -> dict[str, Any]:
    """List {{ item }}s in pages."""
    count, results = actions.listed(query)
    page, last = query["page"], -(-count // query["page_size"])
    return {
        "count": count,
        "next": page_address(query, page + 1) if page < last else None,
        "previous": page_address(query, page - 1) if page > 1 else None,
        "results": results,
    }


def page_address(query: dict[str, Any], page: int) -> str:
    """Give the address of another page of the same list."""
    return url_for(".{{ item }}s", **{**query, "page": page}, _external=True)


@v1.route("/", methods=["POST"])
@v1.arguments({{ Item }}Input)
@v1.response(201, {{ Item }}Output, headers=LOCATION)
@v1.doc(operationId="add{{ Item }}"{{ writing }})
def add(values: dict[str, str]) -> tuple[{{ Item }}, dict[str, str]]:
    """Keep a new {{ item }}."""
    {{ item }} = actions.add(**values)
    return {{ item }}, {"Location": url_for(".show", key={{ item }}.id)}


@v1.route("/<int:key>/")
@v1.response(200, {{ Item }}Output)
@v1.problems(404)
@v1.doc(operationId="show{{ Item }}")
def show(key: int) -> {{ Item }}:
    """Show one {{ item }}."""
    return actions.found(key)


@v1.route("/<int:key>/", methods=["PATCH"])
@v1.arguments({{ Item }}Change)
@v1.response(200, {{ Item }}Output)
@v1.problems(404)
@v1.doc(operationId="change{{ Item }}"{{ writing }})
def change(values: dict[str, str], key: int) -> {{ Item }}:
    """Change one {{ item }}; what is left out stays."""
    return actions.change(key, values)


@v1.route("/<int:key>/", methods=["DELETE"])
@v1.response(204)
@v1.problems(404)
@v1.doc(operationId="remove{{ Item }}"{{ writing }})
def remove(key: int) -> None:
    """Delete one {{ item }}."""
    actions.remove(key)
