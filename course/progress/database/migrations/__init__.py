"""Alembic's migrations, run by `course.progress.database.opening` when a database is opened."""
