{% set item = cookiecutter.__item %}
"""{{ item | capitalize }}s for programs: GraphQL, with nothing kept."""

from typing import Any

from django.test import Client

PREVIEW = """
    query ($title: String!, $text: String!) {
      preview(title: $title, text: $text) { title words }
    }
"""


def ask(client: Client, **variables: str) -> Any:
    """Ask for a preview."""
    sent = {"query": PREVIEW, "variables": variables}
    return client.post("/graphql", sent, "application/json").json()


def test_checked_and_counted(client: Client) -> None:
    preview = ask(client, title=" A title ", text="Two\nwords")["data"]["preview"]
    assert preview == {"title": "A title", "words": 2}


def test_what_is_wrong_is_told_by_field(client: Client) -> None:
    (error,) = ask(client, title="x" * 201, text="")["errors"]
    assert sorted(error["extensions"]["errors"]) == ["text", "title"]
