"""What can be done with accounts; nothing here tells a stranger who has one."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import flag_modified

from ..database import db
from . import letters, passwords, repository
from .models import User, new_stamp


def sign_up(address: str, password: str) -> None:
    """Make an account, and write to its address; an owner gets another letter.

    While the address is not confirmed the newest password counts. Confirming asks for
    it: nobody can take an address before its owner comes. Each case takes as long:
    one hash, one row written, one letter.
    """
    fresh = {"password_hash": passwords.hashed(password), "stamp": new_stamp()}
    user = repository.find(address) or User(email=address, **fresh)
    if user.verified_at:
        flag_modified(user, "email")
    elif user.id:  # its owner may confirm it meanwhile, and then it stays as it is
        repository.change_if(user, User.verified_at.is_(None), **fresh)
    db.session.add(user)
    try:
        db.session.commit()
    except IntegrityError:  # sent twice at once: the other one writes the letter
        db.session.rollback()
        return
    if user.verified_at:
        letters.already_there(user)
    else:
        letters.confirm(user)


def ask_to_confirm(address: str) -> None:
    """Send the letter of a sign-up again."""
    user = repository.find(address)
    if user is None:
        letters.unknown(address)
    elif user.verified_at:
        letters.already_there(user)
    else:
        letters.confirm(user)


def ask_for_reset(address: str) -> None:
    """Send the way to a new password."""
    if user := repository.find(address):
        letters.reset(user)
    else:
        letters.unknown(address)


def authenticate(
    email: str, password: str, confirming: User | None = None
) -> User | None:
    """Find the account that an address and a password open.

    One whose address is not confirmed stays closed, unless that is just being done,
    and nobody has signed up anew since the password was compared.
    """
    user = repository.find(email)
    kept = user.password_hash if user else None
    if not passwords.matches(kept, password) or user is None:
        return None
    if user.verified_at is None and user is not confirming:
        return None
    fresh: dict[str, Any] = {}
    if user.verified_at is None:
        fresh["verified_at"] = datetime.now(UTC)
    if passwords.is_outdated(user.password_hash):
        fresh["password_hash"] = passwords.hashed(password)
    if fresh and not repository.change_if(user, User.password_hash == kept, **fresh):
        return None
    db.session.commit()
    return user


def verify(user: User) -> None:
    """Keep that the address is the owner's."""
    user.verified_at = user.verified_at or datetime.now(UTC)
    db.session.commit()


def sign_out(user: User) -> None:
    """End all sessions: a copy of the cookie opens nothing any more."""
    user.session_stamp = new_stamp()
    db.session.commit()


def change_password(user: User, password: str) -> None:
    """Keep a new password, which ends all sessions, and tell the owner."""
    user.set_password(password)
    db.session.commit()
    letters.changed(user)


def reset_password(user: User, password: str) -> None:
    """Keep a new password of whom a letter was meant for, who so owns the address."""
    user.verified_at = user.verified_at or datetime.now(UTC)
    change_password(user, password)
{% if cookiecutter | has("permissions") %}


def set_staff(user: User, staff: bool) -> None:
    """Give or take the role of those who look after the site."""
    user.role = "staff" if staff else "user"
    db.session.commit()
{% endif %}
