"""GraphQL: one address, to which queries and changes are posted as JSON."""

from collections.abc import Callable

from flask import Blueprint, Flask
from flask.typing import ResponseReturnValue
from marshmallow import EXCLUDE, Schema, fields, validate

from .guard import guard
from .incoming import checked, read_json

# Imports what has the fields, and returns the classes: for queries, for changes.
Loader = Callable[[], tuple[type, type | None]]

blueprint = Blueprint("graphql", __name__)
guard(blueprint)


class Operation(Schema):
    """What a request asks for; clients may send more."""

    class Meta:
        unknown = EXCLUDE

    query = fields.String(required=True, validate=validate.Length(1))
    variables = fields.Dict(keys=fields.String(), load_default=None, allow_none=True)
    operationName = fields.String(load_default=None, allow_none=True)


def init_app(app: Flask) -> None:
    """Offer the address, and a command that prints the schema."""
    app.extensions["graphql"] = {"loaders": []}
    app.register_blueprint(blueprint)
    app.cli.command("graphql-schema")(print_schema)


def extend(app: Flask, loader: Loader) -> None:
    """Add fields to the schema, when the first request comes."""
    app.extensions["graphql"]["loaders"].append(loader)


@blueprint.post("/graphql", strict_slashes=False)
def graphql() -> ResponseReturnValue:
    """Do what is asked for."""
    # Strawberry takes long to import: not before it is needed.
    from .schema import execute

    asked = checked(Operation(), read_json())
    return execute(asked["query"], asked["variables"], asked["operationName"])


def print_schema() -> None:
    """Print the GraphQL schema, for clients."""
    from .schema import schema

    print(schema().as_str())
