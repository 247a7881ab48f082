{% set unavailable = cookiecutter | entries("unavailable") %}
"""Execution: how GraphQL is done within limits, and what is told of what fails."""

from collections.abc import Sequence
from http.client import responses
from typing import Any, NamedTuple

import strawberry
import structlog
from django.core.exceptions import (
    NON_FIELD_ERRORS,
    PermissionDenied,
    ValidationError,
)
from django.http import Http404, HttpRequest
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
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
{% if cookiecutter | has("database") %}
from strawberry_django.optimizer import DjangoOptimizerExtension
{% endif %}

{% if unavailable %}
from {{ cookiecutter.package_name }} import {{ unavailable | join(", ") }}
{% endif %}
from {{ cookiecutter.package_name }}.errors import DETAILS

from .cost import MAX_TOKENS, CostLimit
from .operations import has_several
from .problems import Problem

log = structlog.get_logger(__name__)


class Context(NamedTuple):
    """What a field can ask for, as `info.context`."""

    request: HttpRequest


class Schema(strawberry.Schema):
    """A schema that logs what went wrong here, and not what a client got wrong."""

    def process_errors(
        self,
        errors: list[GraphQLError],
        execution_context: ExecutionContext | None = None,
    ) -> None:
        """Log each crash that is not answered otherwise."""
        for error in errors:
{% if unavailable %}
            if is_crash(error) and not is_away(error.original_error):
{% else %}
            if is_crash(error):
{% endif %}
                log.error("a GraphQL field failed", exc_info=error.original_error)


def combined(
    queries: Sequence[type], mutations: Sequence[type], introspection: bool
) -> Schema:
    """Make one schema of what the apps offer."""
    return Schema(
        query=merge_types("Query", tuple(queries)),
        mutation=merge_types("Mutation", tuple(mutations)) if mutations else None,
        extensions=[
            lambda: MaxTokensLimiter(MAX_TOKENS),
            lambda: AddValidationRules([CostLimit]),
{% if cookiecutter | has("database") %}
            DjangoOptimizerExtension,
{% endif %}
            *([] if introspection else [DisableIntrospection]),
        ],
        config=StrawberryConfig(disable_field_suggestions=not introspection),
    )


def execute(
    schema: Schema,
    request: HttpRequest,
    query: str,
    variables: dict[str, Any] | None = None,
    operation: str | None = None,
) -> dict[str, Any]:
    """Give data, errors or both, as GraphQL has it."""
    if operation is None and has_several(query):
        detail = {{ "Name one of the operations in the query." | words(cookiecutter) }}
        raise Problem(400, detail)
    try:
        result = schema.execute_sync(
            query,
            variables,
            context_value=Context(request),
            operation_name=operation,
        )
    except CannotGetOperationTypeError:
        detail = {{ "There is no such operation in the query." | words(cookiecutter) }}
        raise Problem(400, detail) from None
{% if unavailable %}
    for error in result.errors or []:
        if error.original_error and is_away(error.original_error):
            raise error.original_error  # told of as everywhere else
{% endif %}
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [told(error) for error in result.errors]
    return answer


def told(error: GraphQLError) -> dict[str, Any]:
    """Tell a client what went wrong, and no more."""
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return dict(error.formatted)
    problem = refusal(cause) or Problem(500)
    extensions: dict[str, Any] = {
        "status": problem.status,
        "title": responses[problem.status],
    }
    if problem.errors:
        extensions["errors"] = problem.errors
    message = problem.detail or str(DETAILS.get(problem.status, ""))
    return {**error.formatted, "message": message, "extensions": extensions}


def refusal(cause: Exception) -> Problem | None:
    """Tell what a field refuses as a view would: anything else is a crash."""
    match cause:
        case Problem():
            return cause
        case Http404():
            return Problem(404, str(cause))
        case PermissionDenied():
            return Problem(403, str(cause))
        case ValidationError():
            return invalid(cause)
    return None


def invalid(error: ValidationError) -> Problem:
    """Tell what is wrong with values, by field where it is known."""
    errors: dict[str, list[str]] = {NON_FIELD_ERRORS: error.messages}
    if hasattr(error, "error_dict"):
        errors = error.message_dict
    return Problem(422, {{ "Some values are not valid." | words(cookiecutter) }}, errors)


def is_crash(error: GraphQLError) -> bool:
    """Tell whether it is ours: neither in the query nor a refusal."""
    cause = error.original_error
    if cause is None or isinstance(cause, GraphQLError):
        return False
    return refusal(cause) is None
{% if unavailable %}


def is_away(error: Exception | None) -> bool:
    """Tell whether what keeps things cannot be reached."""
    return {{ unavailable | join(".is_lost(error) or ") }}.is_lost(error)
{% endif %}
