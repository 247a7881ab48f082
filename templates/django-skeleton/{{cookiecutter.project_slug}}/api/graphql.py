"""GraphQL: one address, to which queries and changes are posted as JSON."""

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import re_path
{% if cookiecutter.i18n %}
from django.utils.translation import gettext as _
{% endif %}
from django.views.decorators.http import require_POST

from .guard import guarded
from .incoming import read_json
from .problems import Problem


class Operation(NamedTuple):
    """What a request asks for: of several operations in a query, the named one."""

    query: str
    variables: dict[str, Any] | None
    name: str | None


@guarded
@require_POST
def graphql(request: HttpRequest) -> HttpResponse:
    """Do what is asked for; the status is 200, whatever becomes of it."""
    # Strawberry takes long to import: not before it is needed.
    from .execution import execute
    from .schema import schema

    asked = operation(read_json(request))
    return JsonResponse(execute(schema, request, *asked))


def operation(sent: Any) -> Operation:
    """Read what is asked for; clients may send more."""
    if not isinstance(sent, dict):
        raise invalid("query", "Send one query, in an object.")
    query, variables, name = map(sent.get, ("query", "variables", "operationName"))
    if not isinstance(query, str) or not query:
        raise invalid("query", "Not a query.")
    if not isinstance(variables, dict | None):
        raise invalid("variables", "Not an object.")
    if not isinstance(name, str | None):
        raise invalid("operationName", "Not a name.")
    return Operation(query, variables, name)


def invalid(field: str, reason: str) -> Problem:
    """Refuse what is no query."""
    detail = {{ "Some values are not valid." | words(cookiecutter) }}
    return Problem(422, detail, {field: [reason]})


# With a slash at the end or without; what is posted cannot be redirected.
urlpatterns = [re_path(r"^graphql/?$", graphql, name="graphql")]
