"""Accounts in the admin site: listed, found, made, changed and deleted."""

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.management import call_command
from django.test import Client

from ..models import User
from .conftest import link
from .factories import PASSWORD, UserFactory, signed_in

pytestmark = pytest.mark.django_db

PEOPLE = "/admin/accounts/user/"
GOOD = "a good password"


@pytest.fixture
def boss() -> User:
    """Make one who may do all."""
    return UserFactory.create(is_staff=True, is_superuser=True)


@pytest.fixture
def staff() -> User:
    """Make one of the staff who looks after accounts, but may not give rights."""
    user = UserFactory.create(is_staff=True)
    rights = Permission.objects.filter(content_type__app_label="accounts")
    user.user_permissions.set(rights)
    return user


def test_list_search_and_filter(boss: User) -> None:
    UserFactory.create(email="ann@example.com")
    UserFactory.create(email="bob@example.com")
    client = signed_in(boss)

    assert "ann@example.com" in client.get(PEOPLE).text
    found = client.get(f"{PEOPLE}?q=ANN").text
    assert "ann@example.com" in found
    assert "bob@example.com" not in found
    assert "ann@example.com" not in client.get(f"{PEOPLE}?is_staff__exact=1").text


def test_an_account_that_staff_make_is_open_at_once(boss: User) -> None:
    entered = {"email": "Ann@example.com", "password1": GOOD, "password2": GOOD}
    answer = signed_in(boss).post(f"{PEOPLE}add/", entered)

    assert answer.status_code == 302
    user = User.objects.get(email="ann@example.com")
    assert user.check_password(GOOD)
    assert user.is_confirmed


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": ""},
        {"email": "ann"},
        {"email": "TAKEN@example.com"},
        {"password1": "short", "password2": "short"},
        {"password2": "another password"},
    ],
)
def test_what_is_wrong_is_not_kept(boss: User, wrong: dict[str, str]) -> None:
    UserFactory.create(email="taken@example.com")
    entered = {"email": "ann@example.com", "password1": GOOD, "password2": GOOD}

    answer = signed_in(boss).post(f"{PEOPLE}add/", entered | wrong)

    assert "errorlist" in answer.text
    assert User.objects.count() == 2


@pytest.mark.parametrize("known", [True, False])
def test_a_change_of_the_address_keeps_what_is_known_of_it(
    boss: User, known: bool
) -> None:
    user = UserFactory.create(confirmed=known)
    path = f"{PEOPLE}{user.pk}/change/"
    assert PASSWORD not in signed_in(boss).get(path).text

    entered = {"email": "new@example.com", "is_active": "on"}
    assert signed_in(boss).post(path, entered).status_code == 302

    user = User.objects.get(email="new@example.com")
    assert user.is_confirmed == known
    assert user.check_password(PASSWORD)


def test_links_for_an_address_that_was_changed_are_dead(boss: User) -> None:
    user = UserFactory.create(email="old@example.com", confirmed=False)
    again, client = "/accounts/verify/again/", Client()
    client.post(again, {"email": user.email})
    entered = {"email": "new@example.com", "is_active": "on"}
    signed_in(boss).post(f"{PEOPLE}{user.pk}/change/", entered)

    assert client.get(link()).status_code == 404
    assert client.post(again, {"email": "new@example.com"}).status_code == 302
    assert client.get(link(1)).status_code == 302
    fields = {"login": "new@example.com", "password": PASSWORD}
    assert client.post("/accounts/login/", fields).status_code == 302
    user.refresh_from_db()
    assert user.is_confirmed


def test_a_new_password_opens_the_account_and_is_told(boss: User) -> None:
    user = UserFactory.create(confirmed=False)

    entered = {"password1": GOOD, "password2": GOOD, "usable_password": "true"}
    path = f"{PEOPLE}{user.pk}/password/"
    assert signed_in(boss).post(path, entered).status_code == 302

    user.refresh_from_db()
    assert user.check_password(GOOD)
    assert user.is_confirmed
    assert [letter.to for letter in mail.outbox] == [[user.email]]


def test_nobody_locks_themselves_out(boss: User) -> None:
    client = signed_in(boss)

    client.post(f"{PEOPLE}{boss.pk}/change/", {"email": boss.email})
    boss.refresh_from_db()
    assert boss.is_active
    assert boss.is_staff
    assert boss.is_superuser
    assert client.post(f"{PEOPLE}{boss.pk}/delete/", {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": boss.pk, "post": "yes"}
    client.post(PEOPLE, chosen)
    assert User.objects.filter(pk=boss.pk).exists()


def test_delete_asks_first(boss: User) -> None:
    user = UserFactory.create()
    path = f"{PEOPLE}{user.pk}/delete/"

    assert user.email in signed_in(boss).get(path).text
    assert User.objects.filter(pk=user.pk).exists()
    assert signed_in(boss).post(path, {"post": "yes"}).status_code == 302
    assert not User.objects.filter(pk=user.pk).exists()


def test_an_account_that_is_there_becomes_a_superuser(known: str) -> None:
    call_command("promote", known)
    user = User.objects.get(email=known)
    assert user.is_staff
    assert not user.is_superuser

    call_command("promote", "--superuser", known)
    user.refresh_from_db()
    assert user.is_superuser
    assert user.check_password(PASSWORD)


def test_staff_give_no_rights(staff: User) -> None:
    user = UserFactory.create()
    entered = {"email": user.email, "is_active": "on"}
    entered |= {"is_staff": "on", "is_superuser": "on"}

    path = f"{PEOPLE}{user.pk}/change/"
    assert signed_in(staff).post(path, entered).status_code == 302

    user.refresh_from_db()
    assert not user.is_staff
    assert not user.is_superuser


@pytest.mark.parametrize("page", ["change", "password", "delete"])
@pytest.mark.parametrize("rank", ["is_staff", "is_superuser"])
def test_the_accounts_of_staff_are_for_superusers(
    staff: User, page: str, rank: str
) -> None:
    user = UserFactory.create(**{rank: True})
    entered = {"email": "mine@example.com", "password1": GOOD, "password2": GOOD}

    path = f"{PEOPLE}{user.pk}/{page}/"
    answer = signed_in(staff).post(path, entered | {"post": "yes"})

    assert answer.status_code == 403
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert user.email != "mine@example.com"
