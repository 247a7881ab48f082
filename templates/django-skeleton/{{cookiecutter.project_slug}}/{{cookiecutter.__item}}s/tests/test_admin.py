{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The {{ item }}s in the admin site: listed, found, made, changed and deleted."""

import pytest
{% if cookiecutter | has("example-jobs") %}
from django.core import mail
{% endif %}
from django.test import Client
{% if cookiecutter | has("example-jobs") %}
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
{% endif %}

from accounts.tests.factories import UserFactory, signed_in

from ..models import {{ Item }}
from .factories import {{ Item }}Factory

pytestmark = pytest.mark.django_db

LIST = "/admin/{{ item }}s/{{ item }}/"


@pytest.fixture
def staff() -> Client:
    """Sign in one of the staff."""
    rank = {"is_staff": True, "is_superuser": True}
    return signed_in(UserFactory.create(email="boss@example.com", **rank))


def test_list_and_search(staff: Client) -> None:
    {{ Item }}Factory.create(title="<b>First</b>")
    {{ Item }}Factory.create(title="Second", text="with a needle")

    page = staff.get(LIST).text
    assert page.index("Second") < page.index("&lt;b&gt;First&lt;/b&gt;")
    page = staff.get(f"{LIST}?q=Needle").text
    assert "Second" in page
    assert "First" not in page


{% if cookiecutter.i18n %}
def test_the_visitor_s_language(staff: Client) -> None:
    page = staff.get("/admin/", headers={"accept-language": "de"}).text

    assert "{{ cookiecutter._german[item].many }}" in page
    assert "{{ Item }}s" not in page


{% endif %}
def test_make(staff: Client) -> None:
    answer = staff.post(f"{LIST}add/", {"title": "A title", "text": "A text"})

    assert answer.headers["Location"] == LIST
    {{ item }} = {{ Item }}.objects.get()
    assert {{ item }}.author
    assert {{ item }}.author.email == "boss@example.com"
    assert "boss@example.com" in staff.get(LIST).text


{% if cookiecutter | has("example-jobs") %}
def test_somebody_is_told(
    staff: Client,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.NOTIFY_EMAIL = "ada@example.com"
    with django_capture_on_commit_callbacks(execute=True):
        staff.post(f"{LIST}add/", {"title": "A title", "text": "A text"})

    assert [letter.subject for letter in mail.outbox] == ["New {{ item }}"]


{% endif %}
@pytest.mark.parametrize("wrong", [{"title": " "}, {"text": "x" * 10_001}])
def test_errors_stand_beside_the_field(staff: Client, wrong: dict[str, str]) -> None:
    answer = staff.post(f"{LIST}add/", {"title": "A title", "text": "Kept"} | wrong)

    assert "errorlist" in answer.text
    assert not {{ Item }}.objects.exists()


def test_a_change_leaves_the_author(staff: Client) -> None:
    author = UserFactory.create()
    {{ item }} = {{ Item }}Factory.create(author=author)

    entered = {"title": "Another", "text": "A text"}
    assert staff.post(f"{LIST}{{ "{" }}{{ item }}.pk}/change/", entered).status_code == 302

    {{ item }}.refresh_from_db()
    assert ({{ item }}.title, {{ item }}.author) == ("Another", author)
    assert "Changed Title" in staff.get(f"{LIST}{{ "{" }}{{ item }}.pk}/history/").text


def test_delete_asks_first(staff: Client) -> None:
    path = f"{LIST}{{ "{" }}{{ Item }}Factory.create().pk}/delete/"

    assert "A title" in staff.get(path).text
    assert {{ Item }}.objects.exists()
    assert staff.post(path, {"post": "yes"}).status_code == 302
    assert not {{ Item }}.objects.exists()
