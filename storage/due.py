"""What falls due on which day, of what an officer may know of: cases, leads, instructions.

A case falls due by its own deadline, which stands in its row. Beside it run a leader's own date,
on a lead the first answer to the people and the look of the desk, and findings of field days: those
are few.
"""

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from casework.access import VISIT_SUPERVISORS
from casework.clocks import ClockRule, ClockStatus
from casework.days import MIDNIGHT, ONE_DAY
from casework.matters import Subject
from casework.people import Officer
from casework.workflow import OPEN_STAGES
from storage.tables import ClockRow, FindingRow, core
from storage.unit import Reader
from storage.visible import CASE, LEAD, below, owned_cases, select_cases, select_leads
from storage.written_out import one_of

_CLOCK = core(ClockRow)
_FINDING = core(FindingRow)

# A matter, with the rule by which it is due where that is not the case's own deadline.
Due = tuple[Subject, int, ClockRule | None]


def by_day(
    view: Reader, officer: Officer, first: date, last: date, *, owned: bool
) -> Counter[date]:
    """How many matters fall due on each day of a stretch; with ``owned`` of the officer's own."""
    rows = view.run(
        _cases(officer, first, last, owned=owned)
        .with_only_columns(CASE.c.due_on, func.count().label("n"))
        .group_by(CASE.c.due_on)
    )
    found = Counter({row.due_on: row.n for row in rows})
    found.update(day for day, _subject, _id in _beside(view, officer, first, last, owned=owned))
    return found


def on_day(
    view: Reader, officer: Officer, day: date, *, owned: bool, offset: int, limit: int
) -> list[Due]:
    """A page of the matters that fall due on a day, cases by their own deadline last."""
    beside: list[Due] = [
        (subject, number, rule)
        for (_day, subject, number), rule in _beside(view, officer, day, day, owned=owned).items()
    ]
    page = beside[offset : offset + limit]
    rows = view.run(
        _cases(officer, day, day, owned=owned)
        .with_only_columns(CASE.c.id)
        .order_by(CASE.c.serial, CASE.c.id)
        .offset(max(0, offset - len(beside)))
        .limit(limit - len(page))
    )
    return page + [(Subject.CASE, row.id, None) for row in rows]


def _cases(officer: Officer, first: date, last: date, *, owned: bool) -> Select[Any]:
    """Open cases due from a first to a last day."""
    question = select_cases(officer).where(
        one_of(CASE.c.stage, OPEN_STAGES), CASE.c.due_on.between(first, last)
    )
    return question.where(owned_cases(officer)) if owned else question


def _beside(
    view: Reader, officer: Officer, first: date, last: date, *, owned: bool
) -> dict[tuple[date, Subject, int], ClockRule]:
    """Instructions, findings and leads by the day they fall due, each once a day, in that order."""
    running = and_(
        _CLOCK.c.status == ClockStatus.RUNNING.value,
        _CLOCK.c.due_at >= view.calendar.at(first, MIDNIGHT),
        _CLOCK.c.due_at < view.calendar.at(last + ONE_DAY, MIDNIGHT),
    )
    found: dict[tuple[date, Subject, int], ClockRule] = {}
    for row in view.run(_instructions(officer, owned=owned).where(running)):
        day = view.calendar.day_of(row.due_at)
        if row.due_on != day:  # else the case itself is counted on that day
            found[day, Subject.CASE, row.id] = ClockRule.LEADER_SET
    for row in view.run(_findings(officer, owned=owned).where(running)):
        key = (view.calendar.day_of(row.due_at), Subject.FINDING, row.id)
        found.setdefault(key, ClockRule(row.rule))
    for row in view.run(_leads(officer, owned=owned).where(running)):
        key = (view.calendar.day_of(row.due_at), Subject.LEAD, row.id)
        found.setdefault(key, ClockRule(row.rule))
    return found


def _instructions(officer: Officer, *, owned: bool) -> Select[Any]:
    """Leaders' own dates on cases."""
    question = select_cases(officer).where(_CLOCK.c.rule == ClockRule.LEADER_SET.value)
    if owned:
        question = question.where(owned_cases(officer))
    return _with_clock(question, CASE, Subject.CASE, CASE.c.due_on)


def _leads(officer: Officer, *, owned: bool) -> Select[Any]:
    """What leads are due by; the author owes the people an answer, the desk owes the rest."""
    rules = [ClockRule.FIRST_ANSWER] if owned else [ClockRule.FIRST_ANSWER, ClockRule.REVIEW]
    question = select_leads(officer).where(_CLOCK.c.rule.in_([rule.value for rule in rules]))
    if owned:
        question = question.where(LEAD.c.author_id.in_(sorted(officer.acts_as)))
    return _with_clock(question, LEAD, Subject.LEAD)


def _findings(officer: Officer, *, owned: bool) -> Select[Any]:
    """What was found on field days: the finder's own, and of those whom an officer oversees."""
    mine = _FINDING.c.officer_id.in_(sorted(officer.acts_as))
    here = below(_FINDING.c.village_path, officer.scopes(*VISIT_SUPERVISORS))
    question = select(_FINDING).where(mine if owned else or_(mine, here))
    return _with_clock(question, _FINDING, Subject.FINDING)


def _with_clock(
    question: Select[Any], table: Table, kind: Subject, *more: ColumnElement[Any]
) -> Select[Any]:
    of_it = and_(_CLOCK.c.subject_kind == kind.value, _CLOCK.c.subject_id == table.c.id)
    return (
        question.join(_CLOCK, of_it)
        .with_only_columns(table.c.id, _CLOCK.c.rule, _CLOCK.c.due_at, *more)
        .order_by(_CLOCK.c.due_at, _CLOCK.c.id)
    )
