"""Accounts for the tests, and the way into one."""

from datetime import UTC, datetime
from secrets import token_hex
from typing import Any

from factory.alchemy import SQLAlchemyModelFactory
from flask.testing import FlaskClient

from {{ cookiecutter.package_name }}.accounts.models import User
from {{ cookiecutter.package_name }}.database import db

PASSWORD = "a long enough password"


class UserFactory(SQLAlchemyModelFactory):
    """An account that is kept, its address confirmed; `create()` takes the rest."""

    class Meta:
        model = User
        sqlalchemy_session = db.session
        sqlalchemy_session_persistence = "commit"

    password = PASSWORD

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        email = f"{token_hex(8)}@example.com"
        return {"email": email, "verified_at": datetime.now(UTC), **kwargs}

    @classmethod
    def _save(
        cls, model_class: type[User], session: Any, args: Any, kwargs: dict[str, Any]
    ) -> User:
        password = kwargs.pop("password")
        user = model_class(**kwargs)
        user.set_password(password)
        session.add(user)
        session.commit()
        return user


def sign_in(client: FlaskClient, user: User) -> None:
    """Give the client a session of the account, as signing in does."""
    with client.session_transaction() as session:
        session["_user_id"] = user.get_id()
