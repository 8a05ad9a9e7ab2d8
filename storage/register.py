"""The register: the entries that were taken in, and all cases as figures need them."""

from collections import defaultdict
from datetime import date

from casework.people import Officer
from casework.statistics import RegisterRow
from storage import earlier
from storage.unit import Reader
from storage.visible import CASE, any_case, select_cases

# What tells one entry of a paper register from another: its number, its day and its channel,
# since numbers begin anew with every year and every book.
Entry = tuple[str, date, str]


def entries(view: Reader) -> set[Entry]:
    """The entries that have been taken in."""
    question = any_case().with_only_columns(CASE.c.entry, CASE.c.received_on, CASE.c.channel)
    rows = view.run(question.where(CASE.c.imported.is_(True), CASE.c.entry.is_not(None)))
    return {(row.entry, row.received_on, row.channel) for row in rows}


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
