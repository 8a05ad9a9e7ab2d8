"""Running counts, so that a leader's question costs the same however many cases there are.

Each count stands for a unit and everything below it. Buckets are days, so that a case becomes
overdue without anything having to happen.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import column, select, text

from casework.cases import Case
from storage.measures import of_case
from storage.tables import CounterRow, core
from storage.unit import Reader, Unit

_COUNTER = core(CounterRow)
_EARLIEST, _LATEST = "0001", "9999-99"
# One statement for any number of questions: each names units, measures and days, and only the
# counts of these days are read. SQLite looks each unit's measure up by itself, PostgreSQL all of a
# question's together; a list that is bound is planned anew for every length.
_TEXTS = {
    "sqlite": (
        "WITH asked AS MATERIALIZED (SELECT key AS number, value,"
        " json_extract(value, '$.first') AS first, json_extract(value, '$.last') AS last"
        " FROM json_each(:asked))"
        " SELECT number, unit.value AS unit_code, measure.value AS measure,"
        " (SELECT sum(n) FROM counter WHERE unit_code = unit.value"
        " AND measure = measure.value AND bucket BETWEEN first AND last) AS n"
        " FROM asked, json_each(asked.value, '$.units') AS unit,"
        " json_each(asked.value, '$.measures') AS measure"
    ),
    "postgresql": (
        "SELECT number, unit_code, measure, n"
        " FROM json_to_recordset(CAST(:asked AS json)) AS asked"
        "(number int, units text[], measures text[], first text, last text)"
        " CROSS JOIN LATERAL (SELECT unit_code, measure, CAST(sum(n) AS bigint) AS n FROM counter"
        " WHERE unit_code = ANY(units) AND measure = ANY(measures)"
        " AND bucket BETWEEN first AND last GROUP BY unit_code, measure) AS found"
    ),
}
_SUMS = {
    name: text(words).columns(*map(column, ("number", "unit_code", "measure", "n")))
    for name, words in _TEXTS.items()
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The sums of some units' measures over days, both counted; none leaves that side open."""

    unit_codes: Sequence[str]
    measures: Collection[str]
    first: date | None = None
    last: date | None = None


def add(unit: Unit, path: str, measure: str, day: date, n: int = 1) -> None:
    """Add to a count of a day, for the unit and all above it."""
    unit.count(path, measure, day.isoformat(), n)


def move(unit: Unit, before: Case | None, after: Case) -> None:
    """Count a case as it stands now, and no longer as it stood before."""
    for sign, case in ((-1, before), (1, after)):
        for one in of_case(case) if case is not None else ():
            add(unit, one.path, one.measure, one.day, sign * one.n)


def sums(view: Reader, asked: Sequence[Asked]) -> list[dict[tuple[str, str], int]]:
    """For each question the sums by unit and measure, those at nothing left out; read at once."""
    found: list[dict[tuple[str, str], int]] = [{} for _ in asked]
    questions = [
        {
            "number": number,
            "units": list(one.unit_codes),
            "measures": list(one.measures),
            "first": one.first.isoformat() if one.first else _EARLIEST,
            "last": one.last.isoformat() if one.last else _LATEST,
        }
        for number, one in enumerate(asked)
    ]
    for row in view.run(_SUMS[view.dialect.name], {"asked": json.dumps(questions)}).all():
        if row.n:
            found[row.number][row.unit_code, row.measure] = row.n
    return found


def everything(view: Reader) -> dict[tuple[str, str, str], int]:
    """All counts that are not zero, for comparing with the rows they stand for."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in view.run(select(_COUNTER)):
        if row.n:
            found[row.unit_code, row.measure, row.bucket] = row.n
    return dict(found)
