"""What an error of the database says: that it is away, that its file is damaged, or that an entry is at fault."""

from __future__ import annotations

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

NOT_TAKEN = (SQLAlchemyError, ValueError)
"""What an entry may meet that cannot be written; a text that is none is a `ValueError`."""

_DAMAGE = ("not a database", "malformed")


class Unreachable(Exception):
    """The database does not answer now; what was to be written will be."""


def is_damage(error: BaseException) -> bool:
    """Whether SQLite's file itself is damaged."""
    told = str(getattr(error, "orig", ""))
    return any(sign in told for sign in _DAMAGE)


def is_outage(error: BaseException) -> bool:
    """Whether the database is the trouble, not what it was given."""
    return isinstance(error, OperationalError | InterfaceError) or (
        isinstance(error, DBAPIError) and (error.connection_invalidated or is_damage(error))
    )
