"""What stands in a cell of a list of deals: a month, an amount, a share, a column's name."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from course.pay.plans.plan import LAST_MONTH

Role = Literal["month", "amount", "id", "cancels", "share"]
Mark = Literal[",", "."]

_NAMES: Mapping[Role, str] = {
    "share": "share part fraction dala procenti",
    "cancels": "cancels cancel cancelled canceled cancellation atcel atcelts atcelta atceltais atcelsana",
    "month": "month months date period menesis menesi men datums periods laiks",
    "amount": "amount sum value sales euro eur price summa vertiba pardots pardosana apjoms cena",
    "id": "id deal deals client customer name number darijums darijumi klients nosaukums numurs",
}
"""Words of a column's name; those above win: a “cancelled share” is a share, a “deal’s month” a month."""
_ROLES: Mapping[str, Role] = {
    name: role for role, names in _NAMES.items() for name in names.split()
}

_MONTHS = (
    "janvaris janvari janvara janv jan january",
    "februaris februari februara febr feb february",
    "marts marta mar march",
    "aprilis aprili aprila apr april",
    "maijs maija mai may",
    "junijs junija jun june",
    "julijs julija jul july",
    "augusts augusta aug august",
    "septembris septembri septembra sept sep september",
    "oktobris oktobri oktobra okt oct october",
    "novembris novembri novembra nov november",
    "decembris decembri decembra dec december",
)
_MONTH_OF = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names.split()}

_GROUP_SPACES = "[ \u00a0\u202f\u2009\u2007'’]"
_WHOLE = re.compile(r"0|[1-9]\d*", re.ASCII)
_BARE = re.compile(r"\d+(?:[.,]\d{1,2})?", re.ASCII)
_EURO = re.compile(r"€|\b(?:eur|euro|eiro)\b\.?", re.IGNORECASE)
_GROUPED = re.compile(
    rf"([-+]?)\s*(\d{{1,3}}(?:{_GROUP_SPACES}\d{{3}})+|\d*)((?:[.,]\d+)*)", re.ASCII
)
_YEARS = range(1990, 2100)


class NotClear(ValueError):
    """A number that can be read in two ways."""


class FinerThanCents(ValueError):
    """An amount with parts of a cent."""


class MoreThanAll(ValueError):
    """A share above 1."""


def plain(text: str) -> str:
    """`text` in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def role_of(header: str) -> Role | None:
    """What a column of this name holds, by the words in it; None for other names."""
    found = {_ROLES.get(word) for word in re.findall("[a-z]+", plain(header))}
    return next((role for role in _NAMES if role in found), None)


@lru_cache(maxsize=4096)
def month_of(text: str) -> tuple[int | None, int]:
    """Year, where it is told, and month in a cell: a number, a name or a date.

    Raises `ValueError` for anything else.
    """
    written = plain(text).rstrip(". ")
    if number := re.fullmatch(r"(?:month )?([0-9]{1,4})(?:\.? ?(?:men[a-z]*|month))?", written):
        month = int(number[1])
        if not 1 <= month <= LAST_MONTH:
            raise ValueError(text)
        return None, month
    return _by_digits(written) or _by_name(written)


def _by_digits(written: str) -> tuple[int, int] | None:
    """A date of digits only: year first, or last; None for anything else."""
    date = re.split("[t ]", written, maxsplit=1)[0]
    if not (parts := re.fullmatch(r"([0-9]{1,4})([-./])([0-9]{1,4})(?:\2([0-9]{1,4}))?", date)):
        return None
    numbers = [part for part in (parts[1], parts[3], parts[4]) if part]
    if len(numbers[0]) != 4:
        numbers.reverse()
    year, month, day = (*map(int, numbers), 1)[:3]
    if len(numbers) == 3 and len(numbers[0]) == 2:
        year += 2000
    if year not in _YEARS:
        raise ValueError(written)
    dt.date(year, month, day)
    return year, month


def _by_name(written: str) -> tuple[int | None, int]:
    """A month's name, with or without a year and a day, and nothing else."""
    if short := re.fullmatch("([a-z]+)-([0-9]{2})", written):  # as spreadsheets write it: Mar-26
        written = f"{short[1]} 20{short[2]}"
    words = [word for word in re.findall("[a-z]+", written) if word not in {"gada", "g"}]
    if len(words) != 1 or words[0] not in _MONTH_OF:
        raise ValueError(written)
    numbers = [int(found) for found in re.findall("[0-9]+", written)]
    years = [number for number in numbers if number in _YEARS]
    days = [number for number in numbers if number not in _YEARS]
    if len(years) > 1 or len(days) > 1 or any(not 1 <= day <= 31 for day in days):
        raise ValueError(written)
    return (years[0] if years else None), _MONTH_OF[words[0]]


def bare_number(text: str) -> str:
    """`text` without the euro's sign and the spaces between thousands; digits and marks are left.

    Raises `ValueError` where anything else is left.
    """
    if _BARE.fullmatch(text):
        return text
    written = _EURO.sub("", text).strip().replace("−", "-").replace("–", "-")
    found = _GROUPED.fullmatch(written)
    if found is None or not re.search("[0-9]", written):
        raise ValueError(text)
    return found[1] + re.sub(_GROUP_SPACES, "", found[2]) + found[3]


def mark_in(text: str) -> Mark | None:
    """The decimal mark that an amount certainly has, if it has one."""
    try:
        number = bare_number(text)
    except ValueError:
        return None
    marks = re.findall("[.,]", number)
    if not marks or (len(marks) > 1 and len(set(marks)) == 1):
        return None
    if len(marks) == 1 and len(number) - number.index(marks[0]) - 1 == 3:
        return None
    return "," if marks[-1] == "," else "."


def amount_of(text: str, usual: Mark | None) -> Decimal:
    """An amount of euro in a cell; `usual` is the decimal mark of the other cells.

    Three digits after a single mark are thousands (money has two decimals), unless `usual` makes
    that doubtful. Raises `NotClear`, `FinerThanCents` or `ValueError`.
    """
    number = bare_number(text)
    if _WHOLE.fullmatch(number):
        return Decimal(number)
    mark = mark_in(text) or _mark_before_three(number, usual)
    whole, _, decimals = number.rpartition(mark) if mark else (number, "", "")
    if len(set(re.findall("[.,]", whole))) > 1 or (
        re.search("[.,]", whole) and not re.fullmatch(r"[-+]?\d{1,3}([.,]\d{3})+", whole)
    ):
        raise ValueError(text)
    digits = re.sub("[.,]", "", whole)
    if re.fullmatch(r"[-+]?0\d+", digits):
        raise ValueError(text)
    if decimals[2:].strip("0"):
        raise FinerThanCents(text)
    return Decimal(f"{digits or 0}.{decimals[:2] or 0}")


def _mark_before_three(number: str, usual: Mark | None) -> Mark | None:
    """The mark of a number whose only one may be a decimal mark or a thousands separator."""
    found = re.fullmatch(r"[-+]?(\d*)([.,])\d{3}", number)
    if found is None:
        return None
    mark: Mark = "," if found[2] == "," else "."
    if found[1] in {"", "0"} or len(found[1]) > 3:
        return mark
    if mark == usual:
        raise NotClear(number)
    return None


def share_of(text: str) -> Decimal:
    """A part of a whole in a cell, above 0 and up to 1: `0.5`, `0,5` or `50 %`.

    Raises `MoreThanAll`, or `ValueError` for anything else.
    """
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*(%?)", text.strip(), flags=re.ASCII)
    if found is None:
        raise ValueError(text)
    share = Decimal(found[1].replace(",", ".")) / (100 if found[2] else 1)
    if share > 1:
        raise MoreThanAll(text)
    if not share or share != round(share, 4):
        raise ValueError(text)
    return share
