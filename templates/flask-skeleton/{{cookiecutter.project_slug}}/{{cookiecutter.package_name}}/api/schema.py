"""The GraphQL schema: put together at the first request, and what is done by it."""

import logging
from threading import Lock
from typing import Any

import strawberry
from flask import current_app, jsonify
from flask.typing import ResponseReturnValue
{% if cookiecutter.i18n %}
from flask_babel import gettext as _
{% endif %}
from graphql import GraphQLError
from strawberry.extensions import (
    AddValidationRules,
    DisableIntrospection,
    MaxTokensLimiter,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.exceptions import CannotGetOperationTypeError
from strawberry.tools import merge_types
from strawberry.types import ExecutionContext
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError

from ..errors import explanation
from ..settings import SITE_NAME
from .cost import MAX_TOKENS, CostLimit
from .operations import has_several

logger = logging.getLogger(__name__)
lock = Lock()


@strawberry.type
class About:
    """What is asked for when nothing else is known."""

    name: str = SITE_NAME


@strawberry.type
class Query:
    """What can be asked for, besides what the loaders bring."""

    @strawberry.field
    def about(self) -> About:
        """Say what this is."""
        return About()


class Schema(strawberry.Schema):
    """A schema that logs what went wrong here, and not what a client got wrong."""

    def process_errors(
        self,
        errors: list[GraphQLError],
        execution_context: ExecutionContext | None = None,
    ) -> None:
        """Log each crash that is not answered otherwise."""
        for error in errors:
            if is_crash(error) and not outage(error):
                logger.error("A GraphQL field failed", exc_info=error.original_error)


def schema() -> Schema:
    """Give the schema of the application; the first who asks puts it together."""
    state = current_app.extensions["graphql"]
    with lock:
        if "schema" not in state:
            state["schema"] = combined([load() for load in state["loaders"]])
    made: Schema = state["schema"]
    return made


def combined(parts: list[tuple[type, type | None]]) -> Schema:
    """Make one schema of many parts; only development may ask what is in it."""
    queries = (Query, *(query for query, _ in parts))
    changes = tuple(change for _, change in parts if change)
    return Schema(
        query=merge_types("Query", queries),
        mutation=merge_types("Mutation", changes) if changes else None,
        extensions=[
            lambda: MaxTokensLimiter(MAX_TOKENS),
            lambda: AddValidationRules([CostLimit]),
            *([] if current_app.debug else [DisableIntrospection]),
        ],
        config=StrawberryConfig(disable_field_suggestions=not current_app.debug),
    )


def execute(
    query: str, variables: dict[str, Any] | None, operation: str | None
) -> ResponseReturnValue:
    """Answer with data, errors or both, as GraphQL has it: the status is 200.

    What has an answer of its own wherever it happens, such as a database that is away,
    has it here too.
    """
    if operation is None and has_several(query):
        raise BadRequest({{ "Name one of the operations in the query." | words(cookiecutter) }})
    try:
        result = schema().execute_sync(query, variables, operation_name=operation)
    except CannotGetOperationTypeError:
        raise BadRequest({{ "There is no such operation in the query." | words(cookiecutter) }}) from None
    for error in result.errors or []:
        if reason := outage(error):
            raise reason
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [told(error) for error in result.errors]
    return jsonify(answer)


def is_crash(error: GraphQLError) -> bool:
    """Say whether it is ours: neither in the query nor a refusal."""
    cause = error.original_error
    return cause is not None and not isinstance(cause, HTTPException | GraphQLError)


def outage(error: GraphQLError) -> Exception | None:
    """Find what the application answers in its own way, most often with a 503."""
    known = tuple(current_app.error_handler_spec[None][None])
    cause = error.original_error
    return cause if is_crash(error) and isinstance(cause, known) else None


def told(error: GraphQLError) -> dict[str, Any]:
    """Tell a client what went wrong, and no more."""
    cause = InternalServerError() if is_crash(error) else error.original_error
    if not isinstance(cause, HTTPException):
        return dict(error.formatted)
    extensions: dict[str, Any] = {"status": cause.code, "title": cause.name}
    if errors := getattr(cause, "errors", None):
        extensions["errors"] = errors
    return {
        **error.formatted,
        "message": explanation(cause),
        "extensions": extensions,
    }
