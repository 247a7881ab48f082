{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The forms around {{ item }}s, and whom they are for."""

import pytest
from django.test import Client

from accounts.tests.factories import UserFactory

from .factories import {{ Item }}Factory

pytestmark = pytest.mark.django_db


def test_strangers_read_and_are_asked_to_sign_in() -> None:
    {{ item }} = {{ Item }}Factory.create()
    address = {{ item }}.get_absolute_url()
    stranger = Client()

    assert stranger.get("/{{ item }}s/").status_code == 200
    assert "/edit/" not in stranger.get(address).text
    for page in ("/{{ item }}s/new/", f"{address}edit/", f"{address}delete/"):
        answer = stranger.get(page)
        assert answer.headers["Location"].endswith(f"?next={page}")


def test_a_new_{{ item }}_is_its_writer_s(client: Client) -> None:
    entered = {"title": "A title", "text": "A text"}
    address = client.post("/{{ item }}s/new/", entered).headers["Location"]

    assert f"{address}edit/" in client.get(address).text


def test_others_change_nothing(client: Client) -> None:
    {{ item }} = {{ Item }}Factory.create(author=UserFactory.create())
    address = {{ item }}.get_absolute_url()

    assert "/edit/" not in client.get(address).text
    for page in ("edit", "delete"):
        path = f"{address}{page}/"
        assert client.get(path).status_code == 403
        assert client.post(path, {"title": "x", "text": "y"}).status_code == 403
    assert "A title" in client.get(address).text
