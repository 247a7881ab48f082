"""Uploads as the database keeps them; what is in the files is kept elsewhere."""

from datetime import UTC, datetime

{% if cookiecutter | has("accounts") %}
from sqlalchemy import BigInteger, ForeignKey, String
{% else %}
from sqlalchemy import BigInteger, String
{% endif %}
from sqlalchemy.orm import Mapped, mapped_column

from ..database import AwareDateTime, Base


class Upload(Base):
    """One file that somebody sent."""

    __tablename__ = "uploads"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int] = mapped_column(BigInteger)
    storage_key: Mapped[str] = mapped_column(String(32), unique=True)
    created_at: Mapped[datetime] = mapped_column(
        AwareDateTime, default=lambda: datetime.now(UTC), index=True
    )
{% if cookiecutter | has("accounts") %}
    # A file without its owner is for the staff only.
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
{% endif %}

    @property
    def is_image(self) -> bool:
        """Say whether a browser may show it rather than save it."""
        return self.media_type.startswith("image/")
