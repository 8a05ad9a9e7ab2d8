"""What reports and running counts are held against comes to the published figures itself."""

import csv
from datetime import date
from pathlib import Path

import register_rows
from published import check_published
from register_rows import RegisterRow

from casework.statistics import Period, Share, parse_period

DATA = Path(__file__).parents[1] / "data"
TWO_YEARS = Period(date(2012, 1, 1), date(2013, 12, 31))


def a_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def register() -> list[RegisterRow]:
    with (DATA / "register-2012-2013.csv").open(encoding="utf-8", newline="") as lines:
        return [
            RegisterRow(
                received_on=date.fromisoformat(row["received_on"]),
                channel=row["channel"],
                type=row["type"],
                subtype=row["subtype"],
                unit_code=row["unit_code"],
                persons=int(row["persons"]),
                occurrence=row["occurrence"],
                filed=row["filed"] == "yes",
                due_on=a_day(row["due_on"]),
                closed_on=a_day(row["closed_on"]),
                outcome=row["outcome"],
            )
            for row in csv.DictReader(lines)
        ]


def test_the_register_comes_to_the_published_report() -> None:
    check_published(register(), TWO_YEARS)


def test_counts_go_by_receipt_and_timeliness_by_due_date() -> None:
    figures = register_rows.figures(register(), parse_period("2013"))
    assert figures.by_year == {2013: 36}
    assert figures.total == 36
    # seven of the eight filed entries were received in 2012 or later but fell due in 2013
    assert (figures.filed, figures.filed_timeliness.due) == (6, 7)


def a_row(**changes: object) -> RegisterRow:
    fields: dict[str, object] = {
        "received_on": date(2026, 3, 1),
        "channel": "letter",
        "type": "appeal",
        "subtype": "other",
        "unit_code": "1",
        "persons": 1,
        "occurrence": "first",
        "filed": False,
        "due_on": date(2026, 4, 30),
        "closed_on": date(2026, 4, 30),
    }
    return RegisterRow(**(fields | changes))  # type: ignore[arg-type]


def test_what_is_open_and_overdue_counts_against_punctuality() -> None:
    rows = [
        a_row(),
        a_row(closed_on=date(2026, 5, 1)),
        a_row(closed_on=None),
        a_row(due_on=None),
        a_row(due_on=date(2027, 1, 1)),
    ]
    found = register_rows.timeliness(rows, parse_period("2026"))
    assert (found.due, found.closed, found.on_time) == (3, 2, Share(1, 3))


def test_the_answer_before_a_reopening_stands_for_the_period_it_fell_due_in() -> None:
    first, second = (date(2026, 3, 10), date(2026, 3, 9)), date(2026, 9, 1)
    reopened = a_row(due_on=second, closed_on=None, earlier=(first,))
    spring, autumn = parse_period("2026-03"), parse_period("2026-09")
    assert register_rows.timeliness([reopened], spring).on_time == Share(1, 1)
    assert register_rows.timeliness([reopened], autumn).on_time == Share(0, 1)


def test_a_row_without_a_due_date_was_never_on_time() -> None:
    assert register_rows.timeliness([a_row(due_on=None)], parse_period("2026")).due == 0
