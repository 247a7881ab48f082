{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
{% set cached = cookiecutter | has("cache") %}
"""Where {{ item }}s are kept: the one module that asks for them."""

from collections.abc import Sequence

{% if cached %}
from sqlalchemy import ColumnElement, event, func, or_, select

from ..cache import cache
from ..database import LAST_KEY, db
{% else %}
from sqlalchemy import ColumnElement, func, or_, select

from ..database import LAST_KEY, db
{% endif %}
from .models import {{ Item }}


{% if cached %}
@cache.memoize(60)
{% endif %}
def count(search: str = "") -> int:
    """Count the {{ item }}s in which the words stand."""
    query = select(func.count()).select_from({{ Item }})
    return db.session.scalar(query.where(*containing(search))) or 0
{% if cached %}


@event.listens_for(db.session, "after_commit")
def recount(session: object) -> None:
    """Count anew after a change, whoever made it."""
    count.delete_memoized()
{% endif %}


def newest(start: int, stop: int, search: str = "") -> Sequence[{{ Item }}]:
    """List such {{ item }}s from one place to before another, newest first."""
    query = select({{ Item }}).order_by({{ Item }}.created_at.desc(), {{ Item }}.id.desc())
    query = query.where(*containing(search)).offset(start).limit(stop - start)
    return db.session.scalars(query).all()


def containing(search: str) -> list[ColumnElement[bool]]:
    """Ask for each word, in the title or in the text."""
    return [
        or_(
            {{ Item }}.title.icontains(word, autoescape=True),
            {{ Item }}.text.icontains(word, autoescape=True),
        )
        for word in search.split()
    ]


def get(key: int) -> {{ Item }} | None:
    """Find a {{ item }}."""
    return db.session.get({{ Item }}, key) if 0 < key <= LAST_KEY else None


{% if cookiecutter | has("example-authored") %}
def add(title: str, text: str, author_id: int | None = None) -> {{ Item }}:
    """Keep a new {{ item }}, and whose it is."""
    {{ item }} = {{ Item }}(title=title, text=text, author_id=author_id)
{% else %}
def add(title: str, text: str) -> {{ Item }}:
    """Keep a new {{ item }}."""
    {{ item }} = {{ Item }}(title=title, text=text)
{% endif %}
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
