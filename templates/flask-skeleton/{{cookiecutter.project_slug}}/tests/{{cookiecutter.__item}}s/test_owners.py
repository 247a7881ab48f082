{% set item = cookiecutter.__item %}
"""The forms around {{ item }}s, and whom they are for."""

from flask import Flask
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }}.{{ item }}s import repository

from ..accounts.factories import UserFactory


def test_strangers_read_and_are_asked_to_sign_in(app: Flask) -> None:
    client = app.test_client()
    with app.app_context():
        key = repository.add("A title", "A text").id
    assert client.get("/{{ item }}s/").status_code == 200
    assert "/edit/" not in client.get(f"/{{ item }}s/{key}/").text
    for page in ("new/", f"{key}/edit/", f"{key}/delete/"):
        answer = client.get(f"/{{ item }}s/{page}")
        assert answer.location == f"/accounts/login?next=/{{ item }}s/{page}"


def test_others_change_nothing(app: Flask, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        key = repository.add("A title", "A text", UserFactory.create().id).id
    assert "/edit/" not in client.get(f"/{{ item }}s/{key}/").text
    for page in ("edit", "delete"):
        path = f"/{{ item }}s/{key}/{page}/"
        assert client.get(path).status_code == 403
        assert client.post(path, data={"title": "x", "text": "y"}).status_code == 403
    with app.app_context():
        kept = repository.get(key)
        assert kept
        assert kept.title == "A title"
