"""The register row by row: figures said a second time, for what the database counts in groups."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from casework.people import Officer
from casework.statistics import Period, Share, Timeliness
from storage import earlier
from storage.unit import Reader
from storage.visible import CASE, any_case, select_cases


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One entry of the register, as far as figures need it; `persons` came together.

    `earlier` are handlings that had ended before the matter was reopened, each the day it was due
    and the day it was answered: they stay counted for when they fell due, and the reopened handling
    is counted beside them.
    """

    received_on: date
    channel: str
    type: str
    subtype: str
    unit_code: str
    persons: int
    occurrence: str
    filed: bool
    due_on: date | None
    closed_on: date | None
    outcome: str | None = None
    earlier: tuple[tuple[date, date], ...] = ()

    @property
    def handlings(self) -> tuple[tuple[date | None, date | None], ...]:
        """Give every handling with the days it was due and answered, the first one first."""
        return (*self.earlier, (self.due_on, self.closed_on))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a report says about the matters received in a period."""

    total: int
    by_channel: Mapping[str, Share]
    by_type: Mapping[str, Share]
    by_subtype: Mapping[str, int]
    occurrence: Mapping[str, int]
    by_year: Mapping[int, int]
    persons: int
    filed: int
    filed_timeliness: Timeliness
    timeliness: Timeliness


def figures(rows: Iterable[RegisterRow], period: Period) -> Figures:
    """Turn register rows into the report's figures.

    Rows received earlier may be given too: counts go by the day of receipt, timeliness by the
    due date.
    """
    rows = list(rows)
    received = [row for row in rows if period.covers(row.received_on)]
    return Figures(
        total=len(received),
        by_channel=shares(received, lambda row: row.channel),
        by_type=shares(received, lambda row: row.type),
        by_subtype=counts(received, lambda row: row.subtype),
        occurrence=counts(received, lambda row: row.occurrence),
        by_year=count_by_year(received, range(period.first.year, period.last.year + 1)),
        persons=sum(row.persons for row in received),
        filed=sum(row.filed for row in received),
        filed_timeliness=timeliness((row for row in rows if row.filed), period),
        timeliness=timeliness(rows, period),
    )


def counts(rows: Iterable[RegisterRow], of: Callable[[RegisterRow], str]) -> dict[str, int]:
    """Count rows by a code, in the order of the codes."""
    return dict(sorted(Counter(map(of, rows)).items()))


def shares(rows: Iterable[RegisterRow], of: Callable[[RegisterRow], str]) -> dict[str, Share]:
    """Count rows by a code, each as a share of all."""
    found = counts(rows, of)
    total = sum(found.values())
    return {code: Share(count, total) for code, count in found.items()}


def count_by_year(rows: Iterable[RegisterRow], years: Iterable[int]) -> dict[int, int]:
    """Count rows by the year of receipt, years without any included."""
    found = Counter(row.received_on.year for row in rows)
    return {year: found[year] for year in years}


def timeliness(rows: Iterable[RegisterRow], period: Period) -> Timeliness:
    """Count what was on time among all that fell due in the period, open overdue included."""
    handled = (handling for row in rows for handling in row.handlings)
    due = [(due_on, on) for due_on, on in handled if due_on and period.covers(due_on)]
    closed = [(due_on, on) for due_on, on in due if on is not None]
    in_time = sum(on <= due_on for due_on, on in closed)
    return Timeliness(len(due), len(closed), Share(in_time, len(due)))


def rows(view: Reader, officer: Officer | None, path: str = "") -> list[RegisterRow]:
    """All cases of a unit's subtree that an officer may know of; every one without an officer.

    A case is closed, for figures, on the day on which its reply was delivered.
    """
    question = any_case() if officer is None else select_cases(officer)
    found = view.run(question.where(CASE.c.place_path.startswith(path, autoescape=True)))
    before: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for one in earlier.everything(view):
        before[one.case_id].append((one.due_on, one.replied_on))
    return [
        RegisterRow(
            received_on=row.received_on,
            channel=row.channel,
            type=row.type,
            subtype=row.subtype or "",
            unit_code=row.place_code,
            persons=row.persons,
            occurrence=row.occurrence,
            filed=row.filed,
            due_on=row.due_on,
            closed_on=row.replied_on,
            outcome=row.outcome,
            earlier=tuple(before.get(row.id, ())),
        )
        for row in found
    ]
