"""Figures about field days: done, useful, and what they let the office know before those above."""

from collections.abc import Iterator
from datetime import date

from casework.access import check_may_do, oversees_days_of
from casework.cases import Case
from casework.days import ONE_DAY, last_of_month
from casework.matters import Channel
from casework.people import Officer
from casework.report_errors import PeriodFutureError
from casework.sheets_figures import ArrivalLine, VisitFigures
from casework.statistics import (
    FromAbove,
    Period,
    Rate,
    Share,
    early_warning,
    next_period,
    previous_period,
    quota_met,
    this_month,
    visit_completion,
)
from services import places, status, visit_months
from storage import case_lists, cases, findings, leads, people, visits
from storage.unit import Reader

_ACT = "visits_county"


def of(
    view: Reader, actor: Officer, unit_text: str = "", period: Period | None = None
) -> VisitFigures:
    """The figures of a unit and all below it: the asker's own unless told, this month unless told.

    Counted are those whose field days the asker sees, and of the matters from above those that the
    asker may know of. Raises :class:`NotAllowedError`, :class:`NoSuchUnitError`,
    :class:`UnitOutsideError`, :class:`PeriodFutureError`. Source: domain.md, Statistics [report].
    """
    check_may_do(actor, _ACT)
    unit = status.unit_for(view, actor, unit_text, _ACT)
    period = period or this_month(view.today)
    if period.first > view.today:
        raise PeriodFutureError(first=period.first)
    pairs: list[tuple[int, int]] = []
    gone = found = settled = 0
    for month in _months(period, view.today):
        owing = _owing(view, actor, unit.path, month)
        pairs += [(one.done, one.owed) for one in visit_months.states(view, owing, month).values()]
        last = last_of_month(month.year, month.month)
        went = [one.id for one in visits.between(view, month, last, [who.id for who in owing])]
        seen = findings.of_visits(view, went)
        gone, found = gone + len(went), found + len(seen)
        settled += sum(one.settled_at is not None for one in seen)
    arrived = _from_above(view, actor, unit.path, period)
    after = next_period(period)
    return VisitFigures(
        unit.code,
        places.path_name(view, unit.code),
        period,
        visit_completion(pairs),
        quota_met(pairs),
        Rate(found, gone),
        Share(settled, found),
        early_warning(matter for _, matter in arrived),
        tuple(
            ArrivalLine(case.id, (case.year, case.serial), matter.days_before)
            for case, matter in arrived
        ),
        previous_period(period),
        after if after.first <= view.today else None,
    )


def _months(period: Period, today: date) -> Iterator[date]:
    """The first days of the months of a period that have begun."""
    month = period.first
    while month <= min(period.last, today):
        yield month
        month = last_of_month(month.year, month.month) + ONE_DAY


def _owing(view: Reader, actor: Officer, path: str, month: date) -> list[Officer]:
    """Who had the duty in a unit in a month, of those whom the asker sees."""
    duties = visit_months.duties(view, month)
    return [
        who
        for who in people.everybody(view)
        if who.id in duties
        and (seat := duties[who.id][-1].unit_path).startswith(path)
        and oversees_days_of(actor, who, seat)
    ]


def _from_above(
    view: Reader, actor: Officer, path: str, period: Period
) -> list[tuple[Case, FromAbove]]:
    """The matters that arrived from above, and when each was first heard of from below.

    Of one matter are the leads of its case, of cases that have become part of it or it of them, and
    of the case that it repeats [ours].
    """
    arrived = case_lists.received_through(
        view, actor, Channel.FROM_ABOVE, path, period.first, period.last
    )
    same = {case.id: {case.id, case.joined_to or 0, case.repeat_of or 0} - {0} for case in arrived}
    parts = cases.joined_to(view, set().union(*same.values()))
    for group in same.values():
        group |= {part for part, whole in parts.items() if whole in group}
    heard = leads.first_heard(view, set().union(*same.values()), but=Channel.FROM_ABOVE)
    return [
        (
            case,
            FromAbove(
                case.received_on,
                min(
                    (view.calendar.day_of(heard[one]) for one in same[case.id] if one in heard),
                    default=None,
                ),
            ),
        )
        for case in arrived
    ]
