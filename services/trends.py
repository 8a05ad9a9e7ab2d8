"""Topics by township by month: counted, hidden where they are small, compared with themselves."""

from datetime import date

from casework.access import check_may_do
from casework.days import last_of_month
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.report import months_of
from casework.report_errors import PeriodLongError
from casework.sheets_trends import TrendSheet
from casework.statistics import Period, this_month
from casework.trends import BASELINE, LONGEST, Arrived, Topic, by_month, months_up_to, topic_of
from services import status
from storage import topics, units
from storage.unit import Reader

ACT = "trend"


def of(
    view: Reader,
    actor: Officer,
    unit_text: str = "",
    period: Period | None = None,
    topic: Topic | None = None,
) -> TrendSheet:
    """The topics of all that the asker answers for, or of one unit directly below it.

    What lies deeper is told with the unit that it belongs to. Of a period the months that have
    begun are told. Raises :class:`NotAllowedError`, :class:`NoSuchUnitError`,
    :class:`UnitOutsideError`, :class:`PeriodFutureError`, :class:`PeriodLongError`. Source:
    domain.md, Statistics.
    """
    check_may_do(actor, ACT)
    own = status.own_unit(view, actor, ACT)
    asked = status.unit_for(view, actor, unit_text, ACT)
    asked_for = status.begun(view, period) or this_month(view.today)
    last = min(asked_for.last, view.today)
    length = len(months_of(asked_for, last))
    if length > LONGEST:
        raise PeriodLongError(most=LONGEST)
    rows = [own, *units.children(view, own.code)]
    months = months_up_to(last, 2 * length + BASELINE - 1)
    month_end = last_of_month(last.year, last.month)
    found = [
        Arrived(one.on.replace(day=1), _row(own, one.place_path), _topic(one), one.n)
        for one in topics.received(view, actor, own.path, months[0], month_end)
    ]
    chosen = _row(own, asked.path)
    return TrendSheet(
        own.code,
        own.short_name,
        tuple((one.code, one.short_name) for one in rows),
        asked_for,
        by_month(months, [one.code for one in rows], found),
        length,
        since=_since(view, actor, own),
        is_over=asked_for.last < view.today,
        topic=topic,
        chosen=chosen if chosen != own.code else None,
    )


def _topic(one: topics.Came) -> Topic:
    return topic_of(one.type, one.subtype)


def _row(own: OfficeUnit, path: str) -> str:
    """The unit itself, or the one directly below it to which a place belongs."""
    return path.removeprefix(own.path).split("/")[0] or own.code


def _since(view: Reader, actor: Officer, own: OfficeUnit) -> date:
    first = topics.first_day(view, actor, own.path) or view.today
    return first.replace(day=1)
