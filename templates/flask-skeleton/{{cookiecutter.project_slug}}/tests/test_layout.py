"""The layout: what every page shows around its content."""

from datetime import UTC, datetime

from flask import Flask

from {{ cookiecutter.package_name }}.layout import add_link, day


def test_link_stands_in_the_header(app: Flask) -> None:
    add_link(app, "health.healthz", "All is well")
    header = app.test_client().get("/nowhere").text.partition("<main")[0]
    assert 'href="/healthz"' in header
    assert "All is well" in header


def test_day_is_written_for_people(app: Flask) -> None:
    with app.test_request_context():
{% if cookiecutter.i18n %}
        assert day(datetime(2030, 1, 2, 23, tzinfo=UTC)) == "January 2, 2030"
{% else %}
        assert day(datetime(2030, 1, 2, 23, tzinfo=UTC)) == "2 January 2030"
{% endif %}
