{% set item = cookiecutter.__item %}
"""{{ item | capitalize }}s for programs: REST, with nothing kept."""

from flask.testing import FlaskClient

ADDRESS = "/api/v1/{{ item }}s/preview"


def test_checked_and_counted(client: FlaskClient) -> None:
    answer = client.post(ADDRESS, json={"title": " A title ", "text": "Two\nwords"})
    assert answer.status_code == 200
    assert answer.get_json() == {"title": "A title", "text": "Two\nwords", "words": 2}


def test_what_is_wrong_is_told_by_field(client: FlaskClient) -> None:
    answer = client.post(ADDRESS, json={"title": "x" * 201})
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert sorted(answer.get_json()["errors"]) == ["text", "title"]
