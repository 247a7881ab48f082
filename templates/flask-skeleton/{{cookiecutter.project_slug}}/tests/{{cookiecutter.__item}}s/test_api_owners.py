{% set item = cookiecutter.__item %}
"""Who may keep, change and delete {{ item }}s by REST."""

from flask import Flask
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }}.accounts import tokens

from ..accounts.factories import UserFactory, sign_in
from ..api.callers import caller

ADDRESS = "/api/v1/{{ item }}s/"
WORDS = {"title": "A title", "text": "A text"}


def make(app: Flask) -> str:
    """Keep somebody's {{ item }} and return its address."""
    return caller(app).post(ADDRESS, json=WORDS).headers["Location"]


def statuses(client: FlaskClient, address: str) -> list[int]:
    """Try to read, to change and to delete a {{ item }}."""
    return [
        client.get(address).status_code,
        client.patch(address, json=WORDS).status_code,
        client.delete(address).status_code,
    ]


def test_everybody_may_read_and_nobody_else_may_write(
    app: Flask, client: FlaskClient
) -> None:
    address = make(app)
    assert client.get(ADDRESS).get_json()["count"] == 1
    assert statuses(client, address) == [200, 401, 401]
    for values in (WORDS, {}):
        answer = client.post(ADDRESS, json=values)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_others_may_not_change_it(app: Flask) -> None:
    address = make(app)
    assert statuses(caller(app), address) == [200, 403, 403]


def test_session_is_no_token(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        user = UserFactory.create()
        token = tokens.issue(user)
        sign_in(client, user)
    with_token = {"Authorization": f"Bearer {token}"}
    address = client.post(ADDRESS, json=WORDS, headers=with_token).headers["Location"]
    assert statuses(client, address) == [200, 401, 401]
    assert client.delete(address, headers=with_token).status_code == 204
{% if cookiecutter | has("permissions") %}


def test_staff_may_change_everything(app: Flask) -> None:
    address = make(app)
    assert statuses(caller(app, role="staff"), address) == [200, 200, 204]
{% endif %}
