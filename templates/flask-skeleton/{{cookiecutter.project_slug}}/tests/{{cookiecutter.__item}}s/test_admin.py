{% set item = cookiecutter.__item %}
{% set told = cookiecutter | has("example-jobs") %}
"""The {{ item }}s in the admin site: listed, found, made, changed and deleted."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

{% if told %}
from {{ cookiecutter.package_name }} import mail
{% endif %}
from {{ cookiecutter.package_name }}.{{ item }}s import repository

from ..admin.staff import BOSS, main, send, staff_client

GOOD = {"title": "A title", "text": "A text"}


@pytest.fixture
def staff(app: Flask) -> FlaskClient:
    """Sign in one of the staff."""
    return staff_client(app)


def make_{{ item }}(app: Flask, title: str, text: str = "A text") -> int:
    """Keep one {{ item }} and return its key."""
    with app.app_context():
        return repository.add(title, text).id


def test_list_and_search(app: Flask, staff: FlaskClient) -> None:
    assert "There is nothing here yet." in main(staff, "/admin/{{ item }}s/")
    make_{{ item }}(app, "<b>First</b>")
    make_{{ item }}(app, "Second", "with a needle")
    page = main(staff, "/admin/{{ item }}s/")
    assert page.index("Second") < page.index("&lt;b&gt;First&lt;/b&gt;")
    page = main(staff, "/admin/{{ item }}s/?search=Needle")
    assert "Second" in page
    assert "First" not in page
    assert "Nothing was found." in main(staff, "/admin/{{ item }}s/?search=nowhere")


def test_make(app: Flask, staff: FlaskClient) -> None:
    data = {"title": "  A title ", "text": "A\0\r\nB\n"}
    assert send(staff, "/admin/{{ item }}s/new/", data).location == "/admin/{{ item }}s/"
    with app.app_context():
        (made,) = repository.newest(0, 9)
        assert (made.title, made.text) == ("A title", "A\nB")
        assert made.author
        assert made.author.email == BOSS
    assert BOSS in main(staff, "/admin/{{ item }}s/")


{% if told %}
def test_somebody_is_told(
    app: Flask, staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters: list[tuple[str, str, str]] = []
    monkeypatch.setattr(mail, "deliver", lambda *letter: letters.append(letter))
    app.config["NOTIFY_EMAIL"] = "ada@example.com"
    send(staff, "/admin/{{ item }}s/new/", GOOD)
    assert [subject for _, subject, _ in letters] == ["New {{ item }}"]


{% endif %}
@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"title": "x" * 201}, {"text": ""}, {"text": "x" * 10_001}],
)
def test_errors_stand_beside_the_field(
    app: Flask, staff: FlaskClient, wrong: dict[str, str]
) -> None:
    answer = send(staff, "/admin/{{ item }}s/new/", {**GOOD, **wrong})
    assert answer.status_code == 422
    assert 'class="field-error"' in answer.text
    with app.app_context():
        assert repository.count() == 0


def test_change(app: Flask, staff: FlaskClient) -> None:
    path = f"/admin/{{ item }}s/edit/?id={make_{{ item }}(app, 'First')}"
    assert 'value="First"' in main(staff, path)
    assert send(staff, path, {**GOOD, "title": "Second"}).status_code == 302
    page = main(staff, "/admin/{{ item }}s/")
    assert "Second" in page
    assert "First" not in page


def test_delete_asks_first(app: Flask, staff: FlaskClient) -> None:
    path = f"/admin/{{ item }}s/delete/?id={make_{{ item }}(app, 'First')}"
    assert "<bdi>First</bdi>" in main(staff, path)
    assert "First" in main(staff, "/admin/{{ item }}s/")
    assert send(staff, path, {}).status_code == 302
    assert "First" not in main(staff, "/admin/{{ item }}s/")
