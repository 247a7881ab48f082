"""Models: what the database keeps."""

{% if cookiecutter.example %}
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
{% else %}
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase
{% endif %}


class Base(DeclarativeBase):
    """What every model is made from; the names let a migration find a constraint."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
{% if cookiecutter.example %}


class AwareDateTime(TypeDecorator[datetime]):
    """A moment: kept in UTC, and aware of it in databases that are not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Turn the moment into UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Say that the moment is in UTC, where the database did not."""
        return value and value.replace(tzinfo=value.tzinfo or UTC)


class {{ cookiecutter.__item | capitalize }}(Base):
    """One {{ cookiecutter.__item }}."""

    __tablename__ = "{{ cookiecutter.__item }}s"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(
        AwareDateTime, default=lambda: datetime.now(UTC), index=True
    )
{% endif %}
