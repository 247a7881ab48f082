{% set item = cookiecutter.__item %}
"""The mail about a new {{ item }}."""

import pytest
from django.core import mail
from pytest_django import Settings

from {{ cookiecutter.package_name }}.tests.environment import load

from .. import services
{% if cookiecutter | has("example-pages") %}
from ..tasks import address, announce
{% else %}
from ..tasks import announce
{% endif %}
{% if cookiecutter | has("database") %}

# The mail is sent when there is nothing left to commit.
pytestmark = pytest.mark.django_db(transaction=True)
{% endif %}


def test_somebody_is_told(settings: Settings) -> None:
    settings.NOTIFY_EMAIL = "ada@example.com"
    {{ item }} = services.create("<b>A title</b>", "A text")
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["ada@example.com"], "New {{ item }}")
    assert "<b>A title</b>\n\nA text" in letter.body
{% if cookiecutter | has("example-pages") %}
    assert f"http://testserver/{{ item }}s/{{ "{" ~ item ~ ".id}" }}/" in letter.body


@pytest.mark.parametrize(
    ("hosts", "secure", "start"),
    [
        ([".example.com", "example.org"], True, "https://example.com/"),
        ([], False, "http://localhost:8000/"),
    ],
)
def test_the_link_begins_with_the_first_host(
    settings: Settings, hosts: list[str], secure: bool, start: str
) -> None:
    settings.ALLOWED_HOSTS = hosts
    settings.SECURE_SSL_REDIRECT = secure
    assert address(1).startswith(start)
{% else %}
    assert {{ item }}.title in letter.body
{% endif %}


def test_nobody_is_told() -> None:
    services.create("A title", "A text")
    assert mail.outbox == []


def test_what_is_gone_is_not_announced() -> None:
    announce(0)
    assert mail.outbox == []


@pytest.mark.parametrize("email", ["ada", "@example.com", "a@b.c, d@e.f", "a@b\n"])
def test_a_wrong_address_is_named(monkeypatch: pytest.MonkeyPatch, email: str) -> None:
    with pytest.raises(SystemExit, match=r"^Error: NOTIFY_EMAIL "):
        load(monkeypatch, NOTIFY_EMAIL=email)
