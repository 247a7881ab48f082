import json
import re
from html import unescape

import pytest
from django.test import Client
{% if cookiecutter | has("accounts") %}
from pytest_django import DjangoAssertNumQueries
{% endif %}

{% if cookiecutter | has("accounts") %}
from accounts.tests.factories import UserFactory, signed_in

{% endif %}
from .. import health

PART = {"HX-Request": "true", "HX-Target": "status"}
{% if cookiecutter | has("database") %}

pytestmark = pytest.mark.django_db
{% endif %}


def test_htmx_is_served_and_keeps_to_the_policy(client: Client) -> None:
    page = client.get("/").text

    script = re.search(r'<script src="([^"]+)" defer>', page)
    assert script
    assert b"htmx" in client.get(script[1]).getvalue()
    settings = re.search(r'name="htmx-config" content="([^"]+)"', page)
    assert settings
    config = json.loads(unescape(settings[1]))
    assert not config["allowEval"]
    assert not config["includeIndicatorStyles"]


def test_an_error_page_has_the_settings_of_htmx(client: Client) -> None:
    page = client.get("/nowhere/").text

    assert "allowEval" in page


def test_one_address_gives_the_page_or_the_part(client: Client) -> None:
    page, part = client.get("/status"), client.get("/status", headers=PART)

    assert "<!DOCTYPE html>" in page.text
    assert "All is well." in page.text
    assert part.text.strip() == "All is well."
    for answer in (page, part):
        assert "HX-Request" in answer.headers["Vary"]
        assert "HX-Target" in answer.headers["Vary"]


def test_only_pages_depend_on_what_htmx_asks(client: Client) -> None:
    headers = client.get("/healthz").headers

    assert "HX-Request" not in headers.get("Vary", "")


def test_other_targets_get_the_page(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Target": "main"}

    assert "<!DOCTYPE html>" in client.get("/status", headers=headers).text


def test_what_is_down_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = {"moon": lambda: False, "sun": lambda: True}
    monkeypatch.setattr(health, "CHECKS", checks)

    part = client.get("/status", headers=PART)

    assert part.text.split() == ["This", "is", "down:", "moon"]
    assert "moon" in client.get("/status").text
{% if cookiecutter | has("accounts") %}


def test_what_is_down_is_named_without_the_database(
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(UserFactory.create())
    monkeypatch.setattr(health, "CHECKS", {"database": lambda: False})

    for headers in ({}, PART):
        with django_assert_num_queries(0):
            answer = client.get("/status", headers=headers)
        assert answer.status_code == 200
        assert "database" in answer.text
{% endif %}
