"""Outreach: a joint team's trip to the people, who was on it, and what came of it in numbers.

Numbers may be lower bounds, and stay so in every sum. The words for them stand in
`terms/outreach.csv`. Source: domain.md, Things and Statistics [report].
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from casework.sensitive import normalise
from casework.visit_errors import OutreachDatesError

TERMS = Path(__file__).with_name("terms") / "outreach.csv"
MOST = 999_999
AT_LEAST = "+"
_NUMBER = re.compile(r"[0-9]+")
_BELOW_NOTHING = re.compile(r"-[0-9]")
_CLAUSES = re.compile(r"[,;.!\n\u3001\u3002]")


class Count(StrEnum):
    """What is counted of a trip, in the order of the report."""

    PERSON_TRIPS = "person_trips"
    OPINIONS = "opinions"
    TEAMS = "teams"
    DISPUTES = "disputes"
    VIOLATIONS = "violations"
    JOINT_PETITIONS = "joint_petitions"


@dataclass(frozen=True, slots=True)
class Tally:
    """A number, or with `at_least` the lower bound of one that nobody knows exactly."""

    n: int
    at_least: bool = False

    def __add__(self, other: "Tally") -> "Tally":
        """Add up; a sum with a lower bound in it is one."""
        return Tally(self.n + other.n, self.at_least or other.at_least)

    def __str__(self) -> str:
        """Write it as a form keeps it: 12, or 130+."""
        return f"{self.n}{AT_LEAST if self.at_least else ''}"


@dataclass(frozen=True, slots=True)
class Outreach:
    """A trip from a first to a last day; `path` is the unit whose team it was.

    The members are officers by id, and units by code that sent somebody.
    """

    id: int
    path: str
    place_code: str
    first: date
    last: date
    note_id: int
    counts: Mapping[Count, Tally]
    officer_ids: tuple[int, ...] = ()
    unit_codes: tuple[str, ...] = ()
    entered_by: int = 0
    removed: bool = False


def tally(text: str) -> Tally | None:
    """Read the one number in a text, such as `130` or a lower bound; None where there is none."""
    plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", normalise(text).lower())
    found = _NUMBER.findall(plain)
    if len(found) != 1 or int(found[0]) > MOST or _BELOW_NOTHING.match(plain):
        return None
    return Tally(int(found[0]), any(word in plain for word in _words()["at_least"]))


def counts_in(text: str) -> dict[Count, Tally]:
    """Read the counts that a line tells, each from a clause with one number and what it counts.

    The first clause about a count stands; a clause that speaks of several is left out.
    """
    found: dict[Count, Tally] = {}
    plain = re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", normalise(text).lower())
    for clause in _CLAUSES.split(plain):
        number = tally(clause)
        kind = next((one for one in _by_weight() if _tells(clause, one)), None)
        if number is not None and kind is not None:
            found.setdefault(kind, number)
    return found


def totals(trips: Iterable[Outreach]) -> dict[Count, Tally]:
    """Add up trips by what is counted; what nobody counted on any trip is left out."""
    found: dict[Count, Tally] = {}
    for trip in trips:
        for kind, number in trip.counts.items():
            found[kind] = found[kind] + number if kind in found else number
    return {kind: found[kind] for kind in Count if kind in found}


def check_dates(first: date, last: date) -> None:
    """Raise OutreachDatesError for a trip that ends before it begins."""
    if last < first:
        raise OutreachDatesError(first=first, last=last)


def _tells(clause: str, kind: Count) -> bool:
    return any(word in clause for word in _words()[kind.value])


def _by_weight() -> tuple[Count, ...]:
    """A joint petition is told before the dispute that it was about, an opinion after all else."""
    return (
        Count.JOINT_PETITIONS,
        *(one for one in Count if one is not Count.OPINIONS),
        Count.OPINIONS,
    )


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    with TERMS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["kind"]] = (*found.get(row["kind"], ()), row["word"])
    return found
