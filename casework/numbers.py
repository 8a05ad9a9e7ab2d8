"""The office's numbers as they are typed: `XF26-142-K` for a case, `L26-142-K` for a lead.

A sealed letter's, as it is written on the envelope, has no check letter.

The last letter is a check over the digits of year and serial: p becomes (p + digit) x 19 modulo 23,
from left to right, and p picks one of the 23 letters that are not I, O or S. Since 23 is prime and
19 is neither 0 nor 1, every single wrong digit and every two neighbours exchanged are noticed.
Source: domain.md, Numbers [ours].
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import ClassVar

from casework.sensitive import normalise

PREFIXES = Path(__file__).with_name("terms") / "numbers.csv"
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_FACTOR = 19
_CENTURY = 2000

_DASHES = re.compile("[\u2010-\u2015\u2212\u2500\u30fc_/]+")
_TYPED = re.compile(
    r"(?P<kind>XF|L|S|\u5bc6)?-?(?P<year>20\d\d|\d\d)-(?P<serial>\d{1,6})-?(?P<check>[A-Z])?"
)
_JOINED = (
    re.compile(r"(?P<kind>XF|L|S|\u5bc6)(?P<year>\d\d)(?P<serial>\d{1,6})(?P<check>[A-Z])?"),
    re.compile(r"(?P<kind>XF|L|S|\u5bc6)(?P<year>20\d\d)(?P<serial>\d{1,6})(?P<check>[A-Z])?"),
)
# A prefix of a few letters, the year in any brackets, the serial, and one letter for "number".
_OFFICIAL = re.compile(
    r"(?P<kind>[^\W\d_]{0,6})[\[({<\u3014\u3010\u3008](?P<year>20\d\d)[\])}>\u3015\u3011\u3009]"
    r"[^\W\d_]?(?P<serial>\d{1,6})[^\W\d_]?"
)
_BRACKETED = re.compile(r"[\[({<\u3014\u3010\u3008](20\d\d)[\])}>\u3015\u3011\u3009]")
_BARE = re.compile(r"#?(?P<serial>\d{1,6})(?:-?(?P<check>[A-Z]))?[^\x00-\x7f]?")


class NumberKind(StrEnum):
    """What a number names; unknown when only digits were typed.

    A number from above has the form of ours with another office's words before it.
    """

    CASE = "case"
    LEAD = "lead"
    LETTER = "letter"
    UNKNOWN = "unknown"
    FROM_ABOVE = "from_above"


@dataclass(frozen=True, slots=True)
class _Number:
    prefix: ClassVar[str]

    year: int
    serial: int

    @property
    def check(self) -> str:
        """Give the check letter."""
        return check_letter(self.year, self.serial)

    @property
    def typed(self) -> str:
        """Give the number as it is typed."""
        return f"{self.prefix}{self.year % 100:02}-{self.serial}-{self.check}"


class CaseNumber(_Number):
    """A case's number; wording shows it in the office's official form."""

    __slots__ = ()
    prefix = "XF"


class LeadNumber(_Number):
    """A lead's number."""

    __slots__ = ()
    prefix = "L"


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A number read from text; `check_ok` is None when no check letter was typed."""

    kind: NumberKind
    year: int
    serial: int
    check_ok: bool | None = None

    @property
    def years(self) -> tuple[int, ...]:
        """The years it may be of, the likeliest first: digits alone may be last year's too."""
        bare = self.kind is NumberKind.UNKNOWN and self.check_ok is None
        return (self.year, self.year - 1) if bare else (self.year,)


def check_letter(year: int, serial: int) -> str:
    """Work out the check letter of a year and a serial."""
    p = 0
    for digit in f"{year % 100:02}{serial}":
        p = (p + int(digit)) * _FACTOR % len(_LETTERS)
    return _LETTERS[p]


def parse_number(text: str, this_year: int) -> ParsedNumber | None:
    """Read a text that is a number, however badly typed; None when it is something else.

    Full-width digits, lower case, missing or odd dashes, spaces and any brackets are taken; a bare
    serial belongs to `this_year`, or to the year before where its check letter says so. A wrong
    check letter is told, not refused; another office's words before the year make it a number from
    above.
    """
    plain = _DASHES.sub("-", re.sub(r"\s", "", normalise(text)).upper())
    if match := _TYPED.fullmatch(plain):
        # Year and serial alone might be a month; they need a prefix or a check letter.
        return _read(match, this_year) if match["kind"] or match["check"] else None
    joined = [_read(match, this_year) for form in _JOINED if (match := form.fullmatch(plain))]
    if joined:
        return max(joined, key=lambda number: bool(number.check_ok))
    match = _OFFICIAL.fullmatch(plain) or _BARE.fullmatch(plain)
    return _read(match, this_year) if match else None


def as_given(text: str) -> str:
    """Another office's number in one form, however it was typed: half-width, capitals, 〔year〕.

    One that has a year in brackets is kept without spaces, any other with single ones.
    """
    plain = " ".join(normalise(text).upper().split())
    joined = _BRACKETED.sub("\u3014\\1\u3015", plain.replace(" ", ""))
    return joined if is_official(joined) else plain


def is_official(text: str) -> bool:
    """Whether a number has its year in the brackets of an official document."""
    return _BRACKETED.search(text) is not None


def _read(match: re.Match[str], this_year: int) -> ParsedNumber:
    parts = match.groupdict()
    year, serial = int(parts.get("year") or this_year), int(parts["serial"])
    if year < 100:
        year += _CENTURY
    check = parts.get("check")
    if check and not parts.get("year") and check == check_letter(year - 1, serial):
        year -= 1
    check_ok = check == check_letter(year, serial) if check else None
    return ParsedNumber(_kind(parts.get("kind")), year, serial, check_ok)


def _kind(prefix: str | None) -> NumberKind:
    # Only the official form can do without its prefix, and only cases bear that form.
    if prefix is None:
        return NumberKind.UNKNOWN
    return _prefixes().get(prefix, NumberKind.FROM_ABOVE) if prefix else NumberKind.CASE


@cache
def _prefixes() -> Mapping[str, NumberKind]:
    with PREFIXES.open(encoding="utf-8", newline="") as lines:
        return {row["prefix"]: NumberKind(row["names"]) for row in csv.DictReader(lines)}
