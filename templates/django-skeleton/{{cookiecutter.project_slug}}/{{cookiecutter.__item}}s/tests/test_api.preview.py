{% set item = cookiecutter.__item %}
"""{{ item | capitalize }}s for programs: REST, with nothing kept."""

from django.test import Client

ADDRESS = "/api/v1/{{ item }}s/preview"


def test_checked_and_counted(client: Client) -> None:
    sent = {"title": " A title ", "text": "Two\nwords"}
    answer = client.post(ADDRESS, sent, "application/json")

    assert answer.status_code == 200
    assert answer.json() == {"title": "A title", "text": "Two\nwords", "words": 2}


def test_what_is_wrong_is_told_by_field(client: Client) -> None:
    answer = client.post(f"{ADDRESS}/", {"title": "x" * 201}, "application/json")

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert sorted(answer.json()["errors"]) == ["text", "title"]
