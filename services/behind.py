"""The lists behind the numbers of the leaders' answer, each of what the asker may see."""

from dataclasses import replace
from datetime import timedelta

from casework.access import check_may_do, why_not
from casework.calendar import ONE_DAY
from casework.cases import Case
from casework.matters import Channel, Subject
from casework.people import Officer, Role
from casework.sheets import ListLine, ListSheet
from casework.sheets_status import LETTERS, VISITS, Behind
from casework.statistics import Period
from casework.workflow import Move, moves_from
from services import lists, places, status, turns
from storage import behind, cases
from storage.unit import Reader

_WEEK = timedelta(days=6)
# What a leader does with a case straight from a list.
FROM_LISTS = (Move.INSTRUCT, Move.TAKE_LEAD)
_CHANNELS = {
    Behind.LETTERS: LETTERS,
    Behind.VISITS: VISITS,
    Behind.OTHERS: frozenset(Channel) - LETTERS - VISITS,
    Behind.WEEK: frozenset(Channel),
}


def page(
    view: Reader,
    actor: Officer,
    what: Behind,
    unit_text: str = "",
    period: Period | None = None,
    page: int = 0,
) -> ListSheet:
    """A page of the cases that a number of the answer counts; the period is of those that have one.

    What falls due, is late or came from above comes in the order of due days, what came in the
    newest first.
    """
    check_may_do(actor, "status")
    unit = status.unit_for(view, actor, unit_text)
    asked = _days(view, what, status.begun(view, period))
    channels = _CHANNELS.get(what)
    where = {"offset": page * lists.PAGE, "limit": lists.PAGE}
    if channels is not None:
        found = behind.received(view, actor, unit.path, channels, asked, **where)
    elif what is Behind.ABOVE:
        found = behind.from_above(view, actor, unit.path, **where)
    else:
        missed = what is Behind.MISSED
        found = behind.due(view, actor, unit.path, asked, missed=missed, **where)
    told = period if what not in {Behind.ABOVE, Behind.DUE, Behind.WEEK} else None
    lines = tuple(line(view, actor, case) for case in found[0])
    pages = max(1, -(-found[1] // lists.PAGE))
    return ListSheet(lines, found[1], page, pages, unit.short_name, unit.code, told)


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
    """What is late, the latest first, and whose turn it is; of a period what fell due in it."""
    check_may_do(actor, "overdue")
    unit = places.find_one(view, unit_text) if unit_text else None
    period, path = status.begun(view, period), unit.path if unit else None
    first = page * lists.PAGE
    found, total = cases.overdue(view, actor, path, period, offset=first, limit=lists.PAGE)
    lines = tuple(line(view, actor, case) for case in found)
    sheet = ListSheet(lines, total, page, max(1, -(-total // lists.PAGE)), period=period)
    return lists.narrowed(sheet, unit)
