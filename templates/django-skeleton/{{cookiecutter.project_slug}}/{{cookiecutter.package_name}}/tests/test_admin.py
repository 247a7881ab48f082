"""The admin site: who may come in is staff, and nobody else, whatever the address."""

import re
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts.tests.factories import UserFactory, signed_in

from ..admin import compared

pytestmark = pytest.mark.django_db


def addresses() -> list[str]:
    """List what can be asked for below /admin/, with some that cannot."""
    found = ["", "login/", "logout/", "password_change/", "jsi18n/", "autocomplete/"]
    found += ["password_change/done/", "r/1/1/", "nowhere/", "nowhere", "accounts/"]
    found += ["accounts/user/1/password/"]
    for model in admin.site._registry:
        name = f"{model._meta.app_label}/{model._meta.model_name}"
        pages = ("", "add/", "1/change/", "1/delete/", "1/history/", "1/", "nowhere/")
        found += [f"{name}/{page}" for page in pages]
    return [f"/admin/{path}" for path in found]


def test_strangers_are_sent_to_sign_in() -> None:
    for path in addresses():
        answer = Client().get(path)

        assert answer.status_code == 302, path
        way = urlencode({"next": path}, safe="/")
        assert answer.headers["Location"] == f"{reverse('account_login')}?{way}"


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_others_are_refused(method: str) -> None:
    client = signed_in(UserFactory.create())

    for path in addresses():
        assert client.generic(method, path).status_code == 403, path


def test_staff_may_do_what_they_were_given_the_right_to() -> None:
    client = signed_in(UserFactory.create(is_staff=True))

    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/accounts/user/").status_code == 403
    assert client.get("/admin/nowhere/").status_code == 404


def test_sign_in_and_one_s_own_password_are_elsewhere(admin_client: Client) -> None:
    assert admin_client.get("/admin/login/").headers["Location"] == "/admin/"
    answer = admin_client.get("/admin/password_change/")
    assert answer.headers["Location"] == reverse("account_change_password")


def test_what_cannot_be_compared_is_refused(admin_client: Client) -> None:
    for wrong in ("email__regex=(", "email__iregex=[", "email__startswith=%00"):
        answer = admin_client.get(f"/admin/accounts/user/?{wrong}")

        assert answer.status_code in {200, 400}, wrong


@pytest.mark.parametrize(
    ("method", "refused"), [("get", BadRequest), ("post", DataError)]
)
def test_what_the_database_refuses_is_no_crash(
    method: str, refused: type[Exception]
) -> None:
    def ask(request: HttpRequest) -> HttpResponse:
        raise DataError

    request = getattr(RequestFactory(), method)("/")
    with pytest.raises(refused):
        compared(ask)(request)


def test_pages_keep_to_the_policy_of_the_site(admin_client: Client) -> None:
    for page in ("", "accounts/user/", "accounts/user/add/", "auth/group/add/"):
        answer = admin_client.get(f"/admin/{page}")

        assert answer.status_code == 200
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert not re.search(
            r"<script(?![^>]* src=)|<style| style=| on\w+=|javascript:", answer.text
        )
