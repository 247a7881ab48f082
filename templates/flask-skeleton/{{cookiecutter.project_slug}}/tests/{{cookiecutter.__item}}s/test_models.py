{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""The models: what is kept comes back."""

from datetime import UTC, datetime, timedelta, timezone

from flask import Flask
from sqlalchemy import select

from {{ cookiecutter.package_name }} import database
from {{ cookiecutter.package_name }}.{{ item }}s.models import {{ Item }}

from .factories import {{ Item }}Factory

EAST = timezone(timedelta(hours=2))


def test_moments_are_aware_exact_and_in_utc(app: Flask) -> None:
    noon = datetime(2030, 1, 1, 12, 30, 15, 123456, tzinfo=EAST)
    with app.app_context():
        {{ Item }}Factory.create(created_at=noon)
        kept = database.db.session.scalars(select({{ Item }}.created_at)).one()
    assert kept == noon
    assert kept.tzinfo is UTC


def test_made_now_unless_told(app: Flask) -> None:
    with app.app_context():
        made = {{ Item }}Factory.create()
        assert datetime.now(UTC) - made.created_at < timedelta(minutes=1)


def test_any_character_is_kept(app: Flask) -> None:
    with app.app_context():
        {{ Item }}Factory.create(title="naïve 🎉 漢字", text="𝄞" * 10_000)
        kept = database.db.session.scalars(select({{ Item }})).one()
        assert (kept.title, kept.text) == ("naïve 🎉 漢字", "𝄞" * 10_000)
