{% set item = cookiecutter.__item %}
"""Add the authors of {{ item }}s."""

import sqlalchemy as sa
from alembic import op

revision = "add_{{ item }}_authors"
down_revision = {{ cookiecutter | before("migrations", "add_" ~ item ~ "_authors") }}
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("{{ item }}s") as {{ item }}s:
        {{ item }}s.add_column(sa.Column("author_id", sa.Integer(), nullable=True))
        {{ item }}s.create_foreign_key(
            op.f("fk_{{ item }}s_author_id_users"),
            "users",
            ["author_id"],
            ["id"],
            ondelete="SET NULL",
        )
        {{ item }}s.create_index(op.f("ix_{{ item }}s_author_id"), ["author_id"])


def downgrade() -> None:
    with op.batch_alter_table("{{ item }}s") as {{ item }}s:
        name = op.f("fk_{{ item }}s_author_id_users")
        {{ item }}s.drop_constraint(name, type_="foreignkey")
        {{ item }}s.drop_index(op.f("ix_{{ item }}s_author_id"))
        {{ item }}s.drop_column("author_id")
