"""Alembic runs this to migrate: on the connection that `opening` gives, in its transaction."""

from __future__ import annotations

from alembic import context

from course.progress.database.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
