"""htmx: what it is told, and that a page is whole without it."""

import json
import re
from html import unescape
{% if cookiecutter | has("accounts") %}
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app import create_app
{% else %}

from flask import Flask
from flask.testing import FlaskClient
{% endif %}

PART = {"HX-Request": "true", "HX-Target": "status"}


def test_it_is_served_and_keeps_to_the_policy(client: FlaskClient) -> None:
    page = client.get("/").text
    script = re.search(r'<script src="([^"]+)"\s+defer>', page)
    assert script
    with client.get(script[1]) as answer:
        assert answer.status_code == 200
    settings = re.search(r'name="htmx-config" content="([^"]+)"', page)
    assert settings
    config = json.loads(unescape(settings[1]))
    assert not config["allowEval"]
    assert not config["includeIndicatorStyles"]


def test_the_same_address_gives_the_page_or_the_part(client: FlaskClient) -> None:
    page, part = client.get("/status"), client.get("/status", headers=PART)
    assert page.text.startswith("<!DOCTYPE html>")
    assert "All is well." in page.text
    assert part.text.strip() == "All is well."
    for answer in (page, part):
        assert {"hx-request", "hx-target"} <= answer.vary.as_set()


def test_other_targets_get_the_page(client: FlaskClient) -> None:
    headers = {"HX-Request": "true", "HX-Target": "main"}
    assert "<!DOCTYPE html>" in client.get("/status", headers=headers).text


def test_what_is_down_is_named(app: Flask) -> None:
    app.extensions["checks"] = {"moon": lambda: False, "sun": lambda: True}
    answer = app.test_client().get("/status", headers=PART)
    assert answer.text.split() == ["This", "is", "down:", "moon"]
{% if cookiecutter | has("accounts") %}


def test_lost_database_is_named_to_who_is_signed_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}")
    client = create_app().test_client()
    with client.session_transaction() as session:
        session["_user_id"] = "1.stamp"
    for headers in ({}, PART):
        answer = client.get("/status", headers=headers)
        assert answer.status_code == 200
        assert "database" in answer.text
{% endif %}
