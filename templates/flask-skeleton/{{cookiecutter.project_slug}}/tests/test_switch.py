"""Switch: which language pages are in, and who may change it."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }} import layout


@pytest.mark.parametrize(
    ("accepted", "language", "title"),
    [("", "en", "Not Found"), ("de", "de", "Nicht gefunden")],
)
def test_the_browser_s_language(
    client: FlaskClient, accepted: str, language: str, title: str
) -> None:
    answer = client.get("/nowhere", headers={"Accept-Language": accepted})
    assert f'<html lang="{language}">' in answer.text
    assert f"<h1>{title}</h1>" in answer.text
    assert answer.headers["Content-Language"] == language
    assert {"accept-language", "cookie"} <= answer.vary.as_set()


def test_the_visitor_s_choice_counts_more(client: FlaskClient) -> None:
    answer = client.post("/language/", data={"language": "de"})
    assert answer.status_code == 303
    page = client.get("/nowhere", headers={"Accept-Language": "en"})
    assert '<html lang="de">' in page.text
    problem = client.get("/api/nowhere", headers={"Accept-Language": "en"})
    assert problem.headers["Content-Language"] == "en"
    client.post("/language/", data={"language": "en"})
    page = client.get("/nowhere", headers={"Accept-Language": "de"})
    assert '<html lang="en">' in page.text


def test_unknown_languages_are_refused(client: FlaskClient) -> None:
    assert client.post("/language/", data={"language": "xx"}).status_code == 400
    assert client.post("/language/").status_code == 400
    client.set_cookie("language", "../de")
    assert '<html lang="en">' in client.get("/nowhere").text


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("http://localhost/somewhere?page=2", "http://localhost/somewhere?page=2"),
        ("http://evil.example/", "/"),
        ("http://localhost@evil.example/", "/"),
        ("javascript://localhost/%0aalert(1)", "/"),
        ("//localhost/", "/"),
        ("http://[", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_stays_on_this_site(
    client: FlaskClient, page: str, target: str
) -> None:
    form = {"language": "de"}
    answer = client.post("/language/", data=form, headers={"Referer": page})
    assert answer.location == target


def test_days_are_written_in_the_language(app: Flask) -> None:
    day = datetime(2030, 1, 2, tzinfo=UTC)
    for accepted, written in [("en", "January 2, 2030"), ("de", "2. Januar 2030")]:
        with app.test_request_context(headers={"Accept-Language": accepted}):
            assert layout.day(day) == written
