"""The register as files give it: one entry a line, in codes or in the office's own words.

Columns stand in :data:`casework.register.COLUMNS`; an entry must be closed, since what is still
open needs its words, its petitioner and its clocks, and is registered by hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from casework import register
from casework.imports import Progress
from casework.matters import SUBTYPES, Channel, MatterType, Occurrence
from casework.numbers import as_given
from casework.people import Unit as OfficeUnit
from services.faults import Faults
from services.tabular import Line, Table, plain, read_day

ENTRY_LIMIT = 40
MOST_PERSONS = 9999


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as a line gives it."""

    file: str
    line: int
    entry: str
    received_on: date
    channel: Channel
    type: MatterType
    subtype: str | None
    unit: OfficeUnit
    persons: int
    occurrence: Occurrence
    filed: bool
    due_on: date | None
    closed_on: date
    outcome: str | None
    superior: str | None = None


def entries(
    table: Table, units: Mapping[str, OfficeUnit], today: date, faults: Faults, progress: Progress
) -> Iterator[Entry]:
    """The entries of a table; what is wrong goes to the faults.

    ``units`` are known by code, name and short name, as far as a name is one unit's alone.
    """
    heads = register.columns(table.columns)
    known = {name: register.code("column", name) for name in table.columns}
    twice = next((one for name, one in known.items() if heads[one] != name), None)
    if twice is not None:
        faults.add(table.file, 1, "column_twice", column=twice)
        return
    missing = [name for name in register.COLUMNS if name not in heads]
    if missing:
        facts = {"missing": ", ".join(missing), "needed": ", ".join(register.COLUMNS)}
        faults.add(table.file, 1, "columns", **facts)
        return
    for line in table.lines:
        entry = _Reading(table.file, line, heads, faults).entry(units, today)
        progress.done += 1
        if entry is not None:
            yield entry


class _Reading:
    """One line being read; every fault of it is noted."""

    def __init__(self, file: str, line: Line, heads: Mapping[str, str], faults: Faults) -> None:
        self._file, self._line, self._heads, self._faults = file, line, heads, faults
        self._sound = True

    def entry(self, units: Mapping[str, OfficeUnit], today: date) -> Entry | None:
        """The entry, if nothing is wrong with it."""
        days = self._days(today)
        chosen = {column: self._choice(column) for column in register.CHOICES}
        self._check_subtype(chosen)
        entry, persons, unit = self._entry(), self._persons(), self._unit(units)
        superior = self._superior()
        received, closed = days["received_on"], days["closed_on"]
        if not self._sound or not received or not closed or unit is None:
            return None
        return Entry(
            self._file,
            self._line.number,
            entry,
            received,
            Channel(chosen["channel"]),
            MatterType(chosen["type"]),
            chosen["subtype"] or None,
            unit,
            persons,
            Occurrence(chosen["occurrence"]),
            chosen["filed"] == register.FILED,
            days["due_on"],
            closed,
            chosen["outcome"] or None,
            superior,
        )

    def _fault(self, code: str, column: str = "", **facts: str) -> None:
        self._sound = False
        if column:
            facts["column"] = self._heads[column]
        self._faults.add(self._file, self._line.number, code, **facts)

    def _cell(self, column: str) -> str:
        text = plain(self._line[self._heads[column]])
        if not text and column not in register.OPTIONAL:
            self._fault("not_closed" if column == "closed_on" else "missing", column)
        return text

    def _entry(self) -> str:
        text = self._cell("entry")
        if len(text) > ENTRY_LIMIT:
            self._fault("too_long", "entry", limit=str(ENTRY_LIMIT))
        return text

    def _superior(self) -> str | None:
        """The number from above, in the form in which the desk keeps one."""
        if register.SUPERIOR not in self._heads:
            return None
        text = self._cell(register.SUPERIOR)
        if len(text) > ENTRY_LIMIT:
            self._fault("too_long", register.SUPERIOR, limit=str(ENTRY_LIMIT))
        return as_given(text) or None

    def _choice(self, column: str) -> str:
        text = self._cell(column)
        found = register.code(column, text)
        if found not in register.CHOICES[column]:
            found = found.lower().replace(" ", "_")
        if text and found not in register.CHOICES[column]:
            self._fault("choice", column, value=text, choices=self._listed(column))
        return found

    def _listed(self, column: str, among: tuple[str, ...] = ()) -> str:
        """The choices in the words in which the file is written."""
        codes = among or register.CHOICES[column]
        in_words = self._heads[column] != column
        return ", ".join(register.word(column, one) if in_words else one for one in codes)

    def _check_subtype(self, chosen: Mapping[str, str]) -> None:
        kind, subtype = chosen["type"], chosen["subtype"]
        if not subtype or kind not in set(MatterType) or subtype not in register.CHOICES["subtype"]:
            return
        fitting = SUBTYPES[MatterType(kind)]
        if subtype not in fitting:
            listed = self._listed("subtype", fitting)
            self._fault("subtype", value=self._cell("subtype"), choices=listed)

    def _days(self, today: date) -> dict[str, date | None]:
        days = {column: self._day(column) for column in register.DATES}
        received = days["received_on"]
        for column, day in days.items():
            if day and column != "due_on" and day > today:
                self._fault("date_future", column, value=day.isoformat())
            elif day and received and day < received:
                self._fault("date_before", column, value=day.isoformat(), first=str(received))
        return days

    def _day(self, column: str) -> date | None:
        text = self._cell(column)
        day = read_day(text)
        if text and day is None:
            self._fault("date", column, value=text)
        return day

    def _persons(self) -> int:
        text = self._cell("persons")
        if not text:
            return 0
        n = int(text) if text.isdecimal() and len(text) <= len(str(MOST_PERSONS)) else 0
        if n < 1:
            self._fault("persons", "persons", value=text, most=str(MOST_PERSONS))
        return n

    def _unit(self, units: Mapping[str, OfficeUnit]) -> OfficeUnit | None:
        text = self._cell("unit_code")
        found = units.get(text)
        if text and found is None:
            self._fault("unknown_unit", "unit_code", value=text)
        return found
