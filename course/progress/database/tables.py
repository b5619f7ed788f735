"""What the database holds. No name, no address, no key: a learner is the hash of a random key."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.types import Boolean

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

LEARNERS = Table(
    "learners",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("key_hash", LargeBinary(32), nullable=False, unique=True),
    # The number of the learner's newest event: whoever adds one locks this row, so numbers never overtake.
    Column("last", Integer, nullable=False),
    # The day of the newest event, so that idle records can be erased.
    Column("seen", Date, nullable=False),
    # Erased records leave this mark, so that a browser that was away does not bring them back.
    Column("erased", Boolean, nullable=False, server_default=false()),
)
"""One row a learner."""

EVENTS = Table(
    "events",
    METADATA,
    Column("learner", ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String(36), nullable=False),
    Column("line", Text, nullable=False),
    UniqueConstraint("learner", "id"),
    sqlite_with_rowid=False,
)
"""One row an event: its line as `course.progress.written` wrote it, numbered in the order of coming in."""

CODES = Table(
    "codes",
    METADATA,
    Column("code_hash", LargeBinary(32), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("until", DateTime, nullable=False),
)
"""Codes for another device: each with a key that only the code itself opens, until a time in UTC."""

GUESSES = Table(
    "guesses",
    METADATA,
    Column("minute", Integer, primary_key=True, autoincrement=False),
    Column("wrong", Integer, nullable=False),
)
"""How many wrong codes were tried in a minute since 1970."""

SIGN_OUTS = Table(
    "sign_outs",
    METADATA,
    Column("mark", LargeBinary(32), primary_key=True),
    Column("until", DateTime, nullable=False),
)
"""Sign-ins that were ended, until a time in UTC from which their cookie is too old anyway."""

SECRETS = Table(
    "secrets",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
"""What the servers of one course share and nobody else may know, such as what exports are signed with."""
