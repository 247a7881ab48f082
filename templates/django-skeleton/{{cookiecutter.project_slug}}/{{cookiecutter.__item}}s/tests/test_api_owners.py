{% set item = cookiecutter.__item %}
"""Who may keep, change and delete {{ item }}s by REST."""

import pytest
from django.test import Client

from accounts.tests.factories import UserFactory
from api.tests.callers import caller

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/{{ item }}s/"
WORDS = {"title": "A title", "text": "A text"}
JSON = "application/json"


@pytest.fixture
def address() -> str:
    """Keep somebody's {{ item }} and give its address."""
    return caller().post(ADDRESS, WORDS, JSON).headers["Location"]


def statuses(program: Client, address: str) -> list[int]:
    """Try to read, to change and to delete a {{ item }}."""
    return [
        program.get(address).status_code,
        program.patch(address, WORDS, JSON).status_code,
        program.delete(address).status_code,
    ]


def test_everybody_may_read_and_nobody_else_may_write(address: str) -> None:
    stranger = Client()

    assert stranger.get(ADDRESS).json()["count"] == 1
    assert statuses(stranger, address) == [200, 401, 401]
    for values in (WORDS, {}):
        answer = stranger.post(ADDRESS, values, JSON)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_owners_may_change_theirs() -> None:
    program = caller()
    address = program.post(ADDRESS, WORDS, JSON).headers["Location"]

    assert statuses(program, address) == [200, 200, 204]


def test_others_may_not_change_it(address: str) -> None:
    assert statuses(caller(), address) == [200, 403, 403]


def test_a_session_is_no_token() -> None:
    user = UserFactory.create()
    address = caller(user).post(ADDRESS, WORDS, JSON).headers["Location"]
    browser = Client()
    browser.force_login(user)

    assert statuses(browser, address) == [200, 401, 401]
{% if cookiecutter | has("permissions") %}


def test_staff_may_change_everything(address: str) -> None:
    staff = UserFactory.create(is_staff=True)

    assert statuses(caller(staff), address) == [200, 200, 204]
{% endif %}
