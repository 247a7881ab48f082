"""Create uploads."""

import sqlalchemy as sa
from alembic import op

revision = "create_uploads"
down_revision = {{ cookiecutter | before("migrations", "create_uploads") }}
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("storage_key", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
{% if cookiecutter | has("accounts") %}
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name=op.f("fk_uploads_owner_id_users"),
            ondelete="SET NULL",
        ),
{% endif %}
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("storage_key", name=op.f("uq_uploads_storage_key")),
    )
    op.create_index(op.f("ix_uploads_created_at"), "uploads", ["created_at"])
{% if cookiecutter | has("accounts") %}
    op.create_index(op.f("ix_uploads_owner_id"), "uploads", ["owner_id"])
{% endif %}


def downgrade() -> None:
    op.drop_table("uploads")
