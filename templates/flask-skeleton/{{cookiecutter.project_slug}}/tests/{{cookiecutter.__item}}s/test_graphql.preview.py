{% set item = cookiecutter.__item %}
"""{{ item | capitalize }}s for programs: GraphQL, with nothing kept."""

from typing import Any

from flask.testing import FlaskClient

PREVIEW = """
    query ($title: String!, $text: String!) {
      preview(title: $title, text: $text) { title words }
    }
"""


def ask(client: FlaskClient, **variables: str) -> Any:
    """Ask for a preview."""
    sent = {"query": PREVIEW, "variables": variables}
    return client.post("/graphql", json=sent).get_json()


def test_checked_and_counted(client: FlaskClient) -> None:
    preview = ask(client, title=" A title ", text="Two\nwords")["data"]["preview"]
    assert preview == {"title": "A title", "words": 2}


def test_what_is_wrong_is_told_by_field(client: FlaskClient) -> None:
    (error,) = ask(client, title="x" * 201, text="")["errors"]
    assert sorted(error["extensions"]["errors"]) == ["text", "title"]
