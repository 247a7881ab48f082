"""Accounts as the database keeps them."""

from datetime import UTC, datetime
from secrets import token_hex

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from ..database import AwareDateTime, Base
from . import passwords


def new_stamp() -> str:
    """Make what ends all that carries the one before."""
    return token_hex(16)


class User(Base):
    """One account; its address is spelt as `addresses.normalised` does."""

    __tablename__ = "users"
    # The key of a deleted account is never given to another one.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(255))
    # Sessions, links and tokens carry it: they end when the password changes.
    stamp: Mapped[str] = mapped_column(String(32))
    # Sessions carry this as well: they end when one of them is signed out.
    session_stamp: Mapped[str] = mapped_column(String(32), default=new_stamp)
{% if cookiecutter | has("permissions") %}
    role: Mapped[str] = mapped_column(String(20), default="user")
{% endif %}
    verified_at: Mapped[datetime | None] = mapped_column(AwareDateTime)
    created_at: Mapped[datetime] = mapped_column(
        AwareDateTime, default=lambda: datetime.now(UTC), index=True
    )

    # Flask-Login asks; strangers answer otherwise.
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def set_password(self, password: str) -> None:
        """Change the password, and end all that was begun with the old one."""
        self.password_hash = passwords.hashed(password)
        self.stamp = new_stamp()

    def get_id(self) -> str:
        """Write what a session keeps: whose it is, and until when."""
        return f"{self.mark}.{self.session_stamp}"

    @property
    def mark(self) -> str:
        """Write what links and tokens say: whose they are, and of which password."""
        return f"{self.id}.{self.stamp}"
{% if cookiecutter | has("permissions") %}

    @property
    def is_staff(self) -> bool:
        """Say whether the account may look after the site."""
        return self.role == "staff"
{% endif %}
