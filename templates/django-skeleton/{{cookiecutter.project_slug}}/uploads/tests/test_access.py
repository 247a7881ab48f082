from io import BytesIO

import pytest
from django.contrib.auth.models import AnonymousUser
{% if cookiecutter.pages %}
from django.test import Client
from pytest_django import Settings
{% endif %}

from accounts.tests.factories import UserFactory

from ..access import ownership, visible
from ..services import keep
from .samples import PDF

pytestmark = pytest.mark.django_db


def test_only_the_owner_has_a_file() -> None:
    owner, other = UserFactory.create(), UserFactory.create()

    upload = keep(BytesIO(PDF), "paper.pdf", **ownership(owner))

    assert visible(owner).get() == upload
    assert not visible(other).exists()
    assert not visible(AnonymousUser()).exists()
{% if cookiecutter | has("permissions") %}
    assert visible(UserFactory.create(is_staff=True)).get() == upload
{% endif %}


def test_a_file_whose_owner_is_gone_is_nobody_s() -> None:
    owner = UserFactory.create()
    keep(BytesIO(PDF), "paper.pdf", **ownership(owner))

    owner.delete()

    assert not visible(AnonymousUser()).exists()
    assert not visible(UserFactory.create()).exists()
{% if cookiecutter | has("permissions") %}
    assert visible(UserFactory.create(is_staff=True)).exists()
{% endif %}
{% if cookiecutter.pages %}


@pytest.mark.parametrize("path", ["/uploads/", "/uploads/1/", "/uploads/1/delete/"])
def test_strangers_are_asked_to_sign_in(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login")


def test_strangers_may_not_send_much(client: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000

    answer = client.post("/uploads/", {"text": "x" * 30_000})

    assert answer.status_code == 413


def test_the_files_of_others_are_not_found(client: Client) -> None:
    owner = UserFactory.create()
    upload = keep(BytesIO(PDF), "paper.pdf", **ownership(owner))
    client.force_login(UserFactory.create())

    for path in (f"/uploads/{upload.pk}/", f"/uploads/{upload.pk}/delete/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code in {404, 405}
    assert visible(owner).exists()
{% endif %}
