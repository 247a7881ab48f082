{% set item = cookiecutter.__item %}
{% set Item = cookiecutter.__item | capitalize %}
"""{{ Item }}s as the database keeps them."""

from datetime import UTC, datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

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
