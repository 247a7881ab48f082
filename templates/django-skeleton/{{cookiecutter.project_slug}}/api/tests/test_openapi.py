"""What is added to the description of each operation."""

from typing import Any

import pytest

from ..openapi import tell_problems

ALWAYS = ["406", "429", "default"]


def errors(operation: dict[str, Any]) -> list[str]:
    """Describe one operation, and list the errors that it can end in."""
    described = {"paths": {"/": {"get": {"responses": {}, **operation}}}}
    responses = tell_problems(described)["paths"]["/"]["get"]["responses"]
    return sorted(responses)


@pytest.mark.parametrize(
    ("operation", "more"),
    [
        ({}, []),
        ({"security": [{}]}, []),
        ({"security": [{"token": []}, {}]}, ["401"]),
        ({"security": [{"token": []}]}, ["401", "403"]),
        ({"requestBody": {}}, ["400", "413", "415", "422"]),
        ({"parameters": [{"in": "path"}]}, ["404"]),
        ({"parameters": [{"in": "query"}]}, ["404", "422"]),
    ],
)
def test_each_error_is_told(operation: dict[str, Any], more: list[str]) -> None:
    assert errors(operation) == sorted([*ALWAYS, *more])


def test_what_asks_for_nothing_says_nothing() -> None:
    operation: dict[str, Any] = {"responses": {}, "security": [{}]}

    tell_problems({"paths": {"/": {"get": operation}}})

    assert "security" not in operation
