"""The lists behind the numbers of the leaders' answer, each of what the asker may see."""

from dataclasses import replace
from datetime import time, timedelta
from functools import partial

from casework.access import check_may_do, why_not
from casework.cases import Case
from casework.days import ONE_DAY
from casework.matters import Channel, Subject
from casework.paging import pages_of
from casework.people import Officer, Role
from casework.people import Unit as OfficeUnit
from casework.sheets import ListLine, ListSheet
from casework.sheets_status import LETTERS, OF_TODAY, VISITS, Behind
from casework.statistics import Period
from casework.workflow import OPEN_STAGES, Move, Stage, moves_from
from services import lists, places, status, turns
from storage import behind, case_lists, cases, leads, letter_counts
from storage.unit import Reader

_WEEK = timedelta(days=6)
_HELD = frozenset({Stage.SUSPENDED})
# What a leader does with a case straight from a list.
FROM_LISTS = (Move.INSTRUCT, Move.TAKE_LEAD)
_CHANNELS = {
    Behind.LETTERS: LETTERS,
    Behind.VISITS: VISITS,
    Behind.OTHERS: frozenset(Channel) - LETTERS - VISITS,
    Behind.WEEK: frozenset(Channel),
    Behind.WEEK_BEFORE: frozenset(Channel),
    Behind.RECEIVED: frozenset(Channel),
}


def page(
    view: Reader,
    actor: Officer,
    what: Behind,
    unit_text: str = "",
    period: Period | None = None,
    page: int = 0,
) -> ListSheet:
    """A page of the matters that a number of the answer counts, of a period where it is of one.

    What falls due, is late or came from above comes in the order of due days, what came in the
    newest first.
    """
    check_may_do(actor, "status")
    unit = status.unit_for(view, actor, unit_text)
    asked = _days(view, what, status.begun(view, period))
    channels = _CHANNELS.get(what)
    where = {"offset": page * lists.PAGE, "limit": lists.PAGE}
    if what is Behind.REPORTED:
        return _reported(view, actor, unit, asked, page)
    if channels is not None:
        found = behind.received(view, actor, unit.path, channels, asked, **where)
    elif what is Behind.ABOVE:
        found = behind.from_above(view, actor, unit.path, **where)
    else:
        missed = what is Behind.MISSED
        found = behind.due(view, actor, unit.path, asked, missed=missed, **where)
    told = None if what in OF_TODAY else period
    sheet = _sheet(view, actor, found, page, told)
    if channels is not None and Channel.LETTER in channels:
        sheet = replace(sheet, sealed=letter_counts.total(view, unit.path, asked))
    return lists.narrowed(sheet, unit)


def _sheet(
    view: Reader,
    actor: Officer,
    found: tuple[list[Case], int],
    page: int,
    period: Period | None = None,
) -> ListSheet:
    lines = tuple(line(view, actor, case) for case in found[0])
    return ListSheet(lines, found[1], page, pages_of(found[1], lists.PAGE), period=period)


def _reported(view: Reader, actor: Officer, unit: OfficeUnit, days: Period, page: int) -> ListSheet:
    """What was reported of a place over days, the newest first."""
    first, last = (view.calendar.at(day, time()) for day in (days.first, days.last + ONE_DAY))
    at = {"offset": page * lists.PAGE, "limit": lists.PAGE}
    found, total = leads.reported(view, actor, unit.path, first, last, **at)
    lines = tuple(lists.lead_line(view, lead) for lead in found)
    sheet = ListSheet(lines, total, page, pages_of(total, lists.PAGE), period=days)
    return lists.narrowed(sheet, unit)


def line(view: Reader, actor: Officer, case: Case) -> ListLine:
    """A case as a line, with whose turn it is and what the asker may do with it from here."""
    may: tuple[Move, ...] = ()
    if actor.holds(Role.LEADER):
        standing = cases.standing(view, case)
        allowed = moves_from(Subject.CASE, case.stage, case.facts)
        may = tuple(
            move
            for move in FROM_LISTS
            if move in allowed and why_not(actor, move, standing) is None
        )
    return replace(
        lists.case_line(view, case),
        turn=turns.whose(view, case),
        may_chase=turns.may_chase(view, actor, case),
        moves=may,
    )


def _days(view: Reader, what: Behind, period: Period | None) -> Period:
    today = view.today
    if what is Behind.DUE:
        return Period(today, status.sunday(today))
    if what is Behind.WEEK:
        return Period(today - _WEEK, today)
    if what is Behind.WEEK_BEFORE:
        return Period(today - _WEEK - ONE_DAY - _WEEK, today - _WEEK - ONE_DAY)
    if what is Behind.NEWLY_LATE:
        return Period(today - _WEEK - ONE_DAY, today - ONE_DAY)
    period = period or Period(today.replace(day=1), today)
    if what is Behind.MISSED:
        return Period(period.first, min(period.last, today - ONE_DAY))
    return period


def overdue(
    view: Reader,
    actor: Officer,
    unit_text: str = "",
    page: int = 0,
    period: Period | None = None,
) -> ListSheet:
    """What is late, the latest first, and whose turn it is; of a period what fell due in it.

    A unit that the officer does not answer for is none: raises :class:`NoSuchUnitError`.
    """
    check_may_do(actor, "overdue")
    is_seen = partial(status.answers_for, actor, "overdue")
    unit = places.find_one(view, unit_text, is_seen) if unit_text else None
    period, path = status.begun(view, period), unit.path if unit else None
    first = page * lists.PAGE
    found, total = case_lists.overdue(view, actor, path, period, offset=first, limit=lists.PAGE)
    return lists.narrowed(_sheet(view, actor, (found, total), page, period), unit)


def open_cases(view: Reader, actor: Officer, unit_code: str = "", page: int = 0) -> ListSheet:
    """What is open in a unit, of what the asker may see."""
    return _in_stages(view, actor, OPEN_STAGES, unit_code, page)


def suspended(view: Reader, actor: Officer, unit_code: str = "", page: int = 0) -> ListSheet:
    """What is held in a unit, of what the asker may see, with the day on which it is looked at."""
    return _in_stages(view, actor, _HELD, unit_code, page)


def _in_stages(
    view: Reader, actor: Officer, stages: frozenset[Stage], unit_code: str, page: int
) -> ListSheet:
    check_may_do(actor, "status")
    unit, path = lists.named(view, unit_code)
    first = page * lists.PAGE
    found = case_lists.in_stages(view, actor, stages, path=path, offset=first, limit=lists.PAGE)
    return lists.narrowed(_sheet(view, actor, found, page), unit)
