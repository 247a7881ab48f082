{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s as the database keeps them."""

from datetime import UTC, datetime

{% if cookiecutter | has("example-authored") %}
from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..accounts.models import User
{% else %}
from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

{% endif %}
from ..database import AwareDateTime, Base


class {{ Item }}(Base):
    """One {{ item }}."""

    __tablename__ = "{{ item }}s"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(
        AwareDateTime, default=lambda: datetime.now(UTC), index=True
    )
{% if cookiecutter | has("example-authored") %}
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    author: Mapped[User | None] = relationship()
{% endif %}
