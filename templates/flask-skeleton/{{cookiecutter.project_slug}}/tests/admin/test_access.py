"""Who may come in: staff, and nobody else, whatever the address."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask

from {{ cookiecutter.package_name }}.accounts import repository

from ..accounts.factories import UserFactory, sign_in
from .staff import BOSS, staff_client


def requests(app: Flask) -> Iterator[tuple[str, str]]:
    """List what can be asked below /admin, with some that nobody can."""
    yield from [("GET", "/admin"), ("GET", "/admin/nowhere"), ("POST", "/admin/users/")]
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/admin"):
            path = re.sub("<[^>]+>", "1", rule.rule)
            yield from ((method, path) for method in rule.methods or ())


def test_every_address_is_for_staff(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    person = app.test_client()
    with app.app_context():
        sign_in(person, UserFactory.create())
    asked = list(requests(app))
    assert len(asked) > 20
    for method, path in asked:
        stranger = app.test_client().open(path, method=method)
        assert stranger.status_code == 302, (method, path)
        assert stranger.location.startswith("/accounts/login"), (method, path)
        assert person.open(path, method=method).status_code == 403, (method, path)


def test_the_way_back_leads_to_the_page(app: Flask) -> None:
    answer = app.test_client().get("/admin/users/?search=a")
    assert answer.location == "/accounts/login?next=/admin/users/?search%3Da"


def test_staff_find_the_way(app: Flask) -> None:
    page = staff_client(app).get("/admin/").text
    assert '<a href="/admin/users/">Accounts</a>' in page
    assert 'action="/accounts/logout"' in page


@pytest.mark.parametrize("page", ["", "users/", "users/new/", "users/edit/?id=KEY"])
def test_pages_keep_to_the_policy_of_the_site(app: Flask, page: str) -> None:
    client = staff_client(app)
    with app.app_context():
        boss = repository.find(BOSS)
        assert boss
        path = "/admin/" + page.replace("KEY", str(boss.id))
    answer = client.get(path)
    assert answer.status_code == 200
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert not re.search(
        r'<script(?! src="/static/)|<style| style=| on\w+=|javascript:', answer.text
    )


def test_what_only_scripts_would_ask_for_is_not_there(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    client = staff_client(app)
    assert client.get("/admin/users/ajax/lookup/").status_code == 404
    assert client.post("/admin/users/ajax/update/").status_code == 404
    with app.app_context():
        keys = [UserFactory.create().id for _ in range(2)]
    data = {"action": "delete", "rowid": keys}
    assert client.post("/admin/users/action/", data=data).status_code == 302
    with app.app_context():
        assert all(repository.get(key) for key in keys)
