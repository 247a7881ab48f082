"""The models: what is kept comes back."""

from datetime import UTC, datetime, timedelta, timezone

from flask import Flask
from sqlalchemy import select

from {{ cookiecutter.package_name }}.database import db
from {{ cookiecutter.package_name }}.{{cookiecutter.__item}}s.models import {{ cookiecutter.__item | capitalize }}


def test_moments_are_aware_and_in_utc(app: Flask) -> None:
    noon = datetime(2030, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    with app.app_context():
        db.session.add({{ cookiecutter.__item | capitalize }}(title="Noon", text="…", created_at=noon))
        db.session.commit()
        kept = db.session.scalars(select({{ cookiecutter.__item | capitalize }}.created_at)).one()
    assert kept == noon
    assert kept.tzinfo is UTC


def test_made_now_unless_told(app: Flask) -> None:
    with app.app_context():
        made = {{ cookiecutter.__item | capitalize }}(title="Now", text="…")
        db.session.add(made)
        db.session.commit()
        assert datetime.now(UTC) - made.created_at < timedelta(minutes=1)
