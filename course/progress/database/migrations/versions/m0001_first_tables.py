"""The first tables: learners, their events, codes for another device, secrets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "learners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Date(), nullable=False),
        sa.Column("erased", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name="pk_learners"),
        sa.UniqueConstraint("key_hash", name="uq_learners_key_hash"),
    )
    op.create_table(
        "events",
        sa.Column("learner", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner"], ["learners.id"], name="fk_events_learner", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner", "number", name="pk_events"),
        sa.UniqueConstraint("learner", "id", name="uq_events_learner"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "codes",
        sa.Column("code_hash", sa.LargeBinary(32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("code_hash", name="pk_codes"),
    )
    op.create_table(
        "guesses",
        sa.Column("minute", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("minute", name="pk_guesses"),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secrets"),
    )
