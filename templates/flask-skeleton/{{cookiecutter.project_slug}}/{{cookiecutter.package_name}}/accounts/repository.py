"""Where accounts are kept: the one module that asks for them."""

{% if cookiecutter | has("people") %}
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, func, select, update
{% else %}
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, select, update
{% endif %}

from ..database import LAST_KEY, db
from . import addresses
from .models import User


def find(email: str) -> User | None:
    """Find the account with an address, however it is spelt."""
    address = addresses.normalised(email)
    return db.session.scalar(select(User).where(User.email == address))


def get(key: int) -> User | None:
    """Find an account."""
    return db.session.get(User, key) if 0 < key <= LAST_KEY else None


def holder(mark: str) -> User | None:
    """Find whose session, link or token it is, unless it was ended."""
    key = mark.partition(".")[0]
    user = get(int(key)) if key.isdecimal() else None
    return user if user and mark in {user.get_id(), user.mark} else None


def change_if(user: User, still: ColumnElement[bool], **values: Any) -> bool:
    """Change an account if something still holds, and say so; others change it too."""
    query = update(User).where(User.id == user.id, still).values(values)
    return cast("CursorResult[Any]", db.session.execute(query)).rowcount == 1
{% if cookiecutter | has("people") %}


def count() -> int:
    """Count the accounts."""
    return db.session.scalar(select(func.count()).select_from(User)) or 0


def newest(start: int, stop: int) -> Sequence[User]:
    """List the accounts from one place to before another, newest first."""
    query = select(User).order_by(User.created_at.desc(), User.id.desc())
    return db.session.scalars(query.offset(start).limit(stop - start)).all()
{% endif %}
