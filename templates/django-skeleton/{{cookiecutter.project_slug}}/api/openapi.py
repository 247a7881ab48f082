"""OpenAPI: what the document says of every operation, beside what is its own."""

from functools import cache
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
{% if cookiecutter | has("api-accounts") %}
from drf_spectacular.extensions import OpenApiAuthenticationExtension
{% endif %}
from drf_spectacular.generators import SchemaGenerator
{% if cookiecutter | has("api-accounts") %}
from drf_spectacular.openapi import AutoSchema
{% endif %}

Part = dict[str, Any]

PROBLEM: Part = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance", "request_id"],
    "properties": {
        "type": {"type": "string", "example": "about:blank"},
        "title": {"type": "string", "example": "Not Found"},
        "status": {"type": "integer", "example": 404},
        "detail": {"type": "string"},
        "instance": {"type": "string", "example": "/api/v1/"},
        "request_id": {"type": "string"},
        "errors": {
            "type": "object",
            "description": "What is wrong with the values, by field.",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}


@csrf_exempt  # whatever is sent is refused as a method, not as a forgery
@require_safe
def document(request: HttpRequest) -> JsonResponse:
    """Describe the API to everybody, as often as they like."""
    return JsonResponse(described(get_language()))


@cache
def described(language: str) -> Part:
    """Describe the API in the language of the moment: once, for it takes long."""
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    schema: Part = generator.get_schema(public=True)  # type: ignore[no-untyped-call]
    return schema
{% if cookiecutter | has("api-accounts") %}


class BearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How `BearerAuthentication` is described."""

    target_class = "api.authentication.BearerAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        """Name the scheme of HTTP."""
        return {"type": "http", "scheme": "bearer"}
{% endif %}


def tell_problems(result: Part, **_more: Any) -> Part:
    """Add to each operation the errors that it can end in, as spectacular's hook."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = PROBLEM
    answers: Part = components.setdefault("responses", {})
    for methods in result["paths"].values():
        for operation in methods.values():
            if operation.get("security") == [{}]:
                del operation["security"]  # it asks for nothing
            for status in statuses(operation):
                operation["responses"][str(status.value)] = reference(status, answers)
            operation["responses"]["default"] = reference(None, answers)
    return result


def statuses(operation: Part) -> list[HTTPStatus]:
    """List the errors that an operation can end in."""
    found = [HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.TOO_MANY_REQUESTS]
    if operation.get("security"):
        found.append(HTTPStatus.UNAUTHORIZED)
        if {} not in operation["security"]:
            found.append(HTTPStatus.FORBIDDEN)
    if "requestBody" in operation:
        found += [HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE]
        found += [HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.UNPROCESSABLE_ENTITY]
    asked = {parameter["in"] for parameter in operation.get("parameters", [])}
    if "query" in asked:
        found += [HTTPStatus.NOT_FOUND, HTTPStatus.UNPROCESSABLE_ENTITY]
    if "path" in asked:
        found.append(HTTPStatus.NOT_FOUND)
    return found


def reference(status: HTTPStatus | None, answers: Part) -> Part:
    """Refer to the answer for a status, which is described once."""
    name = status.name if status else "DEFAULT_ERROR"
    schema = {"$ref": "#/components/schemas/Problem"}
    answers[name] = {
        "description": status.phrase if status else "Any other error",
        "content": {"application/problem+json": {"schema": schema}},
    }
    return {"$ref": f"#/components/responses/{name}"}
