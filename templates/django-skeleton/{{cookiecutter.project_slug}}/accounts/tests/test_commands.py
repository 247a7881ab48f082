"""The commands around accounts."""

from __future__ import annotations

import pytest
from django.contrib.auth.management.commands import createsuperuser
from django.core.management import CommandError, call_command

from ..management import asking
from ..models import User
from .conftest import Visitor
from .factories import PASSWORD

ANOTHER = "another long password"

pytestmark = pytest.mark.django_db


def type_in(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """Answer what a command asks for."""
    answers = iter(typed)
    monkeypatch.setattr(asking, "getpass", lambda prompt: next(answers))


def test_verify_asks_for_a_password_that_no_stranger_knows(
    visitor: Visitor, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for typed, problem in [
        (("short", "short"), "at least 12 characters"),
        ((ANOTHER, "other"), "not the same"),
    ]:
        type_in(monkeypatch, *typed)
        with pytest.raises(CommandError, match=problem):
            call_command("verify", waiting)
    type_in(monkeypatch, ANOTHER, ANOTHER)
    call_command("verify", waiting)
    assert visitor.sign_in(waiting, PASSWORD).status_code == 422
    assert visitor.sign_in(waiting, ANOTHER).status_code == 302


def test_script_gives_the_password(
    visitor: Visitor, waiting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEW_PASSWORD", "short")
    with pytest.raises(CommandError, match="12 characters"):
        call_command("verify", waiting)
    monkeypatch.setenv("NEW_PASSWORD", ANOTHER)
    call_command("verify", waiting)
    assert visitor.sign_in(waiting, ANOTHER).status_code == 302


def test_confirmed_account_keeps_its_password(visitor: Visitor, known: str) -> None:
    call_command("verify", known)
    assert visitor.sign_in(known, PASSWORD).status_code == 302


def test_unknown_address_is_named() -> None:
    with pytest.raises(CommandError, match=r"the address x@example\.com"):
        call_command("verify", "x@example.com")


def test_first_of_the_staff_can_sign_in(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    command = createsuperuser.Command()
    call_command(command, email="Boss@Example.com", interactive=False, verbosity=0)
    boss = User.objects.get(email="boss@example.com")
    assert boss.is_staff
    assert boss.is_superuser
    assert visitor.sign_in("boss@example.com", PASSWORD).status_code == 302
