"""How the admin site reads and writes values."""

from datetime import datetime, timedelta, timezone

from flask import Flask

from {{ cookiecutter.package_name }}.admin.records import (
    moment,
    stripped,
    yes_or_no,
)


def test_values_are_written_for_people(app: Flask) -> None:
    noon = datetime(2030, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    with app.test_request_context():
        assert moment(None, noon, "noon") == "2030-01-01 10:00 UTC"
        assert yes_or_no(None, True, "good") == "yes"
        assert yes_or_no(None, False, "good") == "no"


def test_texts_are_stripped_and_nothing_else() -> None:
    assert stripped(" A\0\r\nB ") == "A\nB"
    assert stripped(None) is None
