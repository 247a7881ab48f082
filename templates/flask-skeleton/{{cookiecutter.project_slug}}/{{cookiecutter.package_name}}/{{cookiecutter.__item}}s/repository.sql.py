{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""Where {{ item }}s are kept: the one module that asks for them."""

from collections.abc import Sequence

from sqlalchemy import func, select

from ..database import db
from .models import {{ Item }}

# Larger numbers overflow in the database: there is nothing under them.
LAST_KEY = 2**31 - 1


def count() -> int:
    """Count the {{ item }}s."""
    return db.session.scalar(select(func.count()).select_from({{ Item }})) or 0


def newest(start: int, stop: int) -> Sequence[{{ Item }}]:
    """List the {{ item }}s from one place to before another, newest first."""
    query = select({{ Item }}).order_by({{ Item }}.created_at.desc(), {{ Item }}.id.desc())
    return db.session.scalars(query.offset(start).limit(stop - start)).all()


def get(key: int) -> {{ Item }} | None:
    """Find a {{ item }}."""
    return db.session.get({{ Item }}, key) if 0 < key <= LAST_KEY else None


def add(title: str, text: str) -> {{ Item }}:
    """Keep a new {{ item }}."""
    {{ item }} = {{ Item }}(title=title, text=text)
    db.session.add({{ item }})
    db.session.commit()
    return {{ item }}


def change({{ item }}: {{ Item }}, title: str, text: str) -> None:
    """Keep what a {{ item }} says now."""
    {{ item }}.title = title
    {{ item }}.text = text
    db.session.commit()


def remove({{ item }}: {{ Item }}) -> None:
    """Keep a {{ item }} no longer."""
    db.session.delete({{ item }})
    db.session.commit()
