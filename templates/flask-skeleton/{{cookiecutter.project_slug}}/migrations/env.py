"""How `flask db` reaches the database; the application has set up the logs."""

from typing import Any, Literal

from alembic import context
from flask import current_app
from sqlalchemy import TypeDecorator, create_engine
from sqlalchemy.pool import NullPool

from {{ cookiecutter.package_name }}.database import reachable


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write our own types as those of the database: a migration needs no other."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def run_offline() -> None:
    """Write the migrations as SQL."""
    migrate = current_app.extensions["migrate"]
    context.configure(
        url=migrate.db.engine.url,
        target_metadata=migrate.db.metadata,
        render_item=render_item,
        literal_binds=True,
        **migrate.configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Run the migrations; they may take longer than the application lets a query."""
    migrate = current_app.extensions["migrate"]
    engine = create_engine(migrate.db.engine.url, poolclass=NullPool)
    with reachable(), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # It changes a table by making it anew, and dropping the old one would
            # delete the rows that refer to it. Only this connection is changed.
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.commit()
        context.configure(
            connection=connection,
            target_metadata=migrate.db.metadata,
            render_item=render_item,
            **migrate.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
