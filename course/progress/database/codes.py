"""Codes by which a record goes on at another device: short, valid for ten minutes, once.

The database must not know a learner's key. So what it keeps of a code is made by a slow hash: one half
finds the row, the other opens the key that lies in it. Wrong codes are counted for all servers together:
at a hundred in ten minutes nobody's code is taken any more, and of 31⁸ codes a hundred is nothing.
"""

from __future__ import annotations

import datetime as dt
import secrets
from hashlib import scrypt

from sqlalchemy import Connection, delete, func, insert, select, update

from course.progress.database.ledger import new_rows
from course.progress.database.tables import CODES, GUESSES

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""None that looks like another."""
LENGTH = 8
VALID = dt.timedelta(minutes=10)
MOST_WRONG = 100
"""Wrong codes in `VALID`, from all who try."""

_KEY_BYTES = 16
_COST = {"n": 2**13, "r": 8, "p": 1, "dklen": 32 + _KEY_BYTES}


class TooManyGuesses(Exception):
    """So many wrong codes were tried that none is taken for some minutes."""


def new_code() -> str:
    """A code that is not used yet: `ABCD-EFGH`."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{code[:4]}-{code[4:]}"


def plain_code(typed: str) -> str | None:
    """The letters of a code as somebody typed it, or None if it is none."""
    letters = "".join(typed.upper().split()).replace("-", "")
    fits = len(letters) == LENGTH and set(letters) <= set(LETTERS)
    return letters if fits else None


def put(connection: Connection, code: str, key: str, now: dt.datetime) -> None:
    """Keep a key (32 hexadecimal digits) for whoever has the code; `now` is in UTC."""
    at = now.replace(tzinfo=None)
    found, pad = _halves(code)
    connection.execute(delete(CODES).where(CODES.c.until < at))
    sealed = _mixed(bytes.fromhex(key), pad)
    connection.execute(insert(CODES), {"code_hash": found, "sealed": sealed, "until": at + VALID})


def take(connection: Connection, typed: str, now: dt.datetime) -> str | None:
    """The key that a code leads to, once; None for a code that is wrong, used or too old.

    Raises `TooManyGuesses` after too many wrong ones. A wrong code counts only if the transaction is
    committed.
    """
    at, minute = now.replace(tzinfo=None), int(now.timestamp()) // 60
    recent = GUESSES.c.minute > minute - int(VALID.total_seconds()) // 60
    wrong = connection.scalar(select(func.sum(GUESSES.c.wrong)).where(recent)) or 0
    if wrong >= MOST_WRONG:
        raise TooManyGuesses
    code = plain_code(typed)
    if code is not None:
        found, pad = _halves(code)
        row = connection.execute(
            delete(CODES)
            .where(CODES.c.code_hash == found, CODES.c.until >= at)
            .returning(CODES.c.sealed)
        ).first()
        if row is not None:
            return _mixed(bytes(row[0]), pad).hex()
    connection.execute(delete(GUESSES).where(~recent))
    connection.execute(new_rows(connection, GUESSES), {"minute": minute, "wrong": 0})
    connection.execute(
        update(GUESSES).where(GUESSES.c.minute == minute).values(wrong=GUESSES.c.wrong + 1)
    )
    return None


def _halves(code: str) -> tuple[bytes, bytes]:
    plain = plain_code(code) or ""
    made = scrypt(plain.encode(), salt=b"course: another device", **_COST)
    return made[:32], made[32:]


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
