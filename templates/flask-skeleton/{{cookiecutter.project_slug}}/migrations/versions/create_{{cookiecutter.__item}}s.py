{% set item = cookiecutter.__item %}
"""Create {{ item }}s."""

import sqlalchemy as sa
from alembic import op

revision = "create_{{ item }}s"
down_revision = {{ cookiecutter | before("migrations", "create_" ~ item ~ "s") }}
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "{{ item }}s",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_{{ item }}s")),
    )
    op.create_index(op.f("ix_{{ item }}s_created_at"), "{{ item }}s", ["created_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_{{ item }}s_created_at"), table_name="{{ item }}s")
    op.drop_table("{{ item }}s")
