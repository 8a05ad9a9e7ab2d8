"""What has been kept for long enough, and who may say that it is kept on."""

from dataclasses import replace
from datetime import date
from functools import partial

from casework.access import check_may_do, may_do
from casework.cases import Case
from casework.matters import MatterType
from casework.people import Officer
from casework.retention import Keeping, Over
from casework.sheets import ListSheet
from casework.statistics import this_month
from services import lists
from storage import cases, retention
from storage.unit import Reader


def over(view: Reader, day: date | None = None) -> Over:
    """What has been kept for long enough on a day, today when not given; what is held included."""
    day = day or view.today
    last_day = partial(view.retention.last_day, day=day)
    found = [
        one
        for kind in MatterType
        for one in retention.cases_over(view, kind, last_day(Keeping(kind.value)))
    ]
    ended = Over(
        tuple(found),
        tuple(retention.leads_over(view, last_day(Keeping.UNREGISTERED))),
        tuple(retention.office_over(view, last_day(Keeping.OFFICE))),
    )
    going = [number for _, number in ended.subjects]
    forms = retention.forms_over(view, view.retention.forms_since(day), going)
    return replace(ended, forms=forms)


def may_hold(officer: Officer) -> bool:
    """Whether an officer is told of it ahead."""
    return may_do(officer, "expiring")


def seen(view: Reader, officer: Officer, found: Over) -> list[Case]:
    """The cases among it that an officer may know of."""
    known = (cases.seen(view, officer, one.id) for one in found.cases)
    return [case for case in known if case is not None]


def page(view: Reader, actor: Officer, number: int = 0) -> ListSheet:
    """The cases whose period is over by the end of this month, held ones among them."""
    check_may_do(actor, "expiring")
    return lists.of_cases(view, seen(view, actor, over(view, this_month(view.today).last)), number)
