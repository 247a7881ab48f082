{% if cookiecutter.pages %}
from django.conf import settings
from django.test import Client
from django.utils.html import escape


def test_the_home_page_names_the_site(client: Client) -> None:
    page = client.get("/")

    assert page.status_code == 200
    assert f"<h1>{escape(settings.SITE_NAME)}</h1>" in page.text


def test_static_files_are_served_with_every_header(client: Client) -> None:
    answer = client.get("/static/style.css")

    assert b".skip-link" in answer.getvalue()
    assert answer.headers["X-Request-ID"]
    assert answer.headers["Content-Security-Policy"]
{% else %}
from django.conf import settings
from django.test import Client


def test_the_root_names_the_addresses(client: Client) -> None:
    assert client.get("/").json() == {
        "name": settings.SITE_NAME,
        "addresses": {"health": "/healthz", "readiness": "/readyz"},
    }
{% endif %}
