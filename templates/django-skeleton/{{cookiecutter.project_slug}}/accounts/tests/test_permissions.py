"""Permissions: who is kept out of what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from config.urls import urlpatterns as site

from ..models import User
from ..permissions import staff_required
from .factories import UserFactory, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@staff_required
def secret(request: HttpRequest, number: int) -> HttpResponse:
    """Answer staff."""
    return HttpResponse(f"Number {number}")


urlpatterns = [*site, path("secrets/<int:number>/", secret, name="secret")]


def guards(view: Callable[..., Any] | None) -> Iterator[str]:
    """Name the functions that stand around a view."""
    while view:
        if code := getattr(view, "__code__", None):
            yield code.co_qualname.partition(".")[0]
        view = getattr(view, "__wrapped__", None)


def guarded(by: str) -> list[str]:
    """Find the addresses behind a guard."""
    return [
        reverse(name, kwargs=dict.fromkeys(each.pattern.converters, 1))
        for name, each in named(get_resolver().url_patterns)
        if by in guards(each.callback)
    ]


def named(
    patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...] = ()
) -> Iterator[tuple[str, URLPattern]]:
    """Walk through all addresses that have a name."""
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from named(each.url_patterns, inner)
        elif each.name:
            yield ":".join((*spaces, each.name)), each


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_strangers_are_kept_out_of_each_guarded_page(
    client: Client, method: str
) -> None:
    pages = guarded(by="user_passes_test")  # what makes login_required
    assert {"/accounts/password/change/", "/secrets/1/"} <= set(pages)
    for page in pages:
        answer = client.generic(method, page)
        if answer.status_code != 405:
            assert answer.status_code == 302, page
            assert answer.headers["Location"] == f"/accounts/login/?next={page}"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_others_are_kept_out_of_each_page_for_staff(method: str) -> None:
    client = signed_in(UserFactory.create())
    pages = guarded(by="staff_required")
    assert "/secrets/1/" in pages
    for page in pages:
        assert client.generic(method, page).status_code in {403, 405}, page
    assert client.generic(method, "/secrets/1/").status_code == 403


def test_staff_are_let_in() -> None:
    client = signed_in(UserFactory.create(is_staff=True))
    assert client.get("/secrets/1/").text == "Number 1"


def test_promote_asks_for_a_password_where_a_stranger_may_know_it(
    waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEW_PASSWORD", "another long password")
    call_command("promote", waiting)
    user = User.objects.get(email=waiting)
    assert user.is_staff
    assert user.is_confirmed
    assert user.check_password("another long password")


def test_promote(known: str) -> None:
    call_command("promote", known)
    assert User.objects.get(email=known).is_staff
