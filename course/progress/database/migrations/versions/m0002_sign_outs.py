"""Sign-ins that were ended."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "sign_outs",
        sa.Column("mark", sa.LargeBinary(32), nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_sign_outs"),
    )
