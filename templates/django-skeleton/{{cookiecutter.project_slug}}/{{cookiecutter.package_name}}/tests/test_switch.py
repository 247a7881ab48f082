"""Switch: which language pages are in, and who may change it."""

import pytest
from django.test import Client

{% if cookiecutter | has("database") %}
pytestmark = pytest.mark.django_db

{% endif %}

@pytest.mark.parametrize(
    ("accepted", "language", "title"),
    [("", "en", "Not Found"), ("de", "de", "Nicht gefunden")],
)
def test_the_browser_s_language(
    client: Client, accepted: str, language: str, title: str
) -> None:
    answer = client.get("/nowhere", headers={"Accept-Language": accepted})

    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{title}</h1>" in answer.text
    assert answer.headers["Content-Language"] == language
    assert {"Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))


def test_the_visitor_s_choice_counts_more(client: Client) -> None:
    answer = client.post("/language/", {"language": "de"})
    assert answer.status_code == 303
    page = client.get("/nowhere", headers={"Accept-Language": "en"})
    assert '<html lang="de">' in page.text
    problem = client.get("/api/nowhere", headers={"Accept-Language": "en"})
    assert problem.headers["Content-Language"] == "en"

    client.post("/language/", {"language": "en"})
    page = client.get("/nowhere", headers={"Accept-Language": "de"})
    assert '<html lang="en">' in page.text


def test_each_language_is_named_in_itself(client: Client) -> None:
    page = client.get("/nowhere", headers={"Accept-Language": "de"})

    assert ">English</button>" in page.text
    assert ">Deutsch</button>" in page.text


def test_unknown_languages_are_refused(client: Client) -> None:
    assert client.post("/language/", {"language": "xx"}).status_code == 400
    assert client.post("/language/").status_code == 400
    assert client.get("/language/").status_code == 405
    client.cookies["language"] = "../de"
    assert '<html lang="en">' in client.get("/nowhere").text


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("http://testserver/somewhere?page=2", "http://testserver/somewhere?page=2"),
        ("http://evil.example/", "/"),
        ("http://testserver@evil.example/", "/"),
        ("javascript://testserver/%0aalert(1)", "/"),
        ("///evil.example/", "/"),
        ("http://[", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_stays_on_this_site(
    client: Client, page: str, target: str
) -> None:
    form = {"language": "de"}
    answer = client.post("/language/", form, headers={"Referer": page})

    assert answer.headers["Location"] == target
