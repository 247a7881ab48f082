{% set always = "401, 429" if cookiecutter | has("api-accounts") else "429" %}
"""REST: what its resources share, and how they are described (OpenAPI)."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, NoReturn, TypeVar

import flask_smorest
from flask import Flask, Request
from flask.typing import ResponseReturnValue
from flask_smorest.blueprint import Blueprint as SmorestBlueprint
from marshmallow import Schema, ValidationError, fields
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import HTTPException

from ..errors import error_response
from ..settings import SITE_NAME
from .guard import guard
from .incoming import Invalid, read_json

VERSION = "1.0.0"
{{ cookiecutter.description | constant("DESCRIPTION") }}
{% if cookiecutter | has("api-accounts") %}
# What the description of an operation has besides when it changes something.
WRITING = {"security": [{"token": []}], "responses": {403: "FORBIDDEN"}}
{% endif %}

View = TypeVar("View", bound=Callable[..., Any])


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type = fields.String(required=True, metadata={"example": "about:blank"})
    title = fields.String(required=True, metadata={"example": "Not Found"})
    status = fields.Integer(required=True, metadata={"example": 404})
    detail = fields.String(required=True)
    instance = fields.String(required=True, metadata={"example": "/api/v1/"})
    request_id = fields.String(required=True)
    errors = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={"description": "What is wrong with the values, by field."},
    )


class Api(flask_smorest.Api):
    """The resources; their errors are told as everywhere else."""

    ERROR_SCHEMA: Any = Problem

    def handle_http_exception(self, error: HTTPException) -> ResponseReturnValue:
        """Leave errors to the module that knows pages as well."""
        return error_response(error)


class Parser(FlaskParser):
    """Reads what a request brings, and refuses it in our own way."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        """Read the body."""
        return read_json()

    def handle_error(
        self, error: ValidationError, *args: Any, **kwargs: Any
    ) -> NoReturn:
        """Refuse values, whether of the body or of the address."""
        raise Invalid(next(iter(error.normalized_messages().values())))


class Blueprint(SmorestBlueprint):
    """Resources of one kind: what flask-smorest has, with types and our errors."""

    ARGUMENTS_PARSER = Parser()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guard(self)

    def route(self, rule: str, **options: Any) -> Callable[[View], View]:
        """Give a view its address, with or without a slash at the end."""
        routed: Callable[[View], View]
        routed = super().route(rule, **{"strict_slashes": False, **options})
        return routed

    def arguments(
        self, schema: type[Schema], *, location: str = "json", **kwargs: Any
    ) -> Callable[[View], View]:
        """Read the arguments of a view, and describe how that can fail."""
        read = super().arguments(schema, location=location, **kwargs)
        statuses = [400, 413, 415] if location == "json" else []
        return lambda view: self.problems(*statuses)(read(view))

    def response(self, *args: Any, **kwargs: Any) -> Callable[[View], View]:
        """Write what a view returns, and describe what any view may answer."""
        written = super().response(*args, **kwargs)
        return lambda view: self.problems({{ always }})(written(view))

    def problems(self, *statuses: int) -> Callable[[View], View]:
        """Describe the errors that a view may answer with."""

        def described(view: View) -> View:
            for status in statuses:
                view = self.alt_response(status, HTTPStatus(status).name)(view)
            return view

        return described

    @staticmethod
    def doc(**description: Any) -> Callable[[View], View]:
        """Describe what cannot be seen in the code."""
        described: Callable[[View], View] = SmorestBlueprint.doc(**description)
        return described


v1 = Blueprint("v1", __name__, url_prefix="/api/v1", description="The API itself.")


class About(Schema):
    """What is called here."""

    name = fields.String(required=True)
    version = fields.String(required=True)


def init_app(app: Flask) -> None:
    """Make the description; later parts add their resources by `register`."""
    api = Api(
        spec_kwargs={
            "title": SITE_NAME,
            "version": VERSION,
            "openapi_version": "3.1.0",
            "info": {"description": DESCRIPTION},
            "servers": [{"url": "/"}],
        }
    )
    api.init_app(app)
    describe_problems(api)
    app.extensions["rest"] = api
    register(app, v1)


def describe_problems(api: Api) -> None:
    """Describe the answer to each error; only those in use are written down."""
    known = {status.name: status.phrase for status in HTTPStatus if status >= 400}
    for name, phrase in {**known, "DEFAULT_ERROR": "Any other error"}.items():
        content = {"application/problem+json": {"schema": Problem}}
        response = {"description": phrase, "content": content}
        api.spec.components.response(name, response, lazy=True)
{% if cookiecutter | has("api-accounts") %}
    scheme = {"type": "http", "scheme": "bearer"}
    api.spec.components.security_scheme("token", scheme)
{% endif %}
    # Of a kind of pages that is not used here.
    api.spec.components.schemas.pop("PaginationMetadata", None)


def register(app: Flask, blueprint: Blueprint) -> None:
    """Offer resources, and describe them."""
    app.extensions["rest"].register_blueprint(blueprint)


@v1.route("/")
@v1.response(200, About)
@v1.doc(operationId="about")
def about() -> dict[str, str]:
    """Say what this is."""
    return {"name": SITE_NAME, "version": VERSION}
