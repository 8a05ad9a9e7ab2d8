"""The working calendar in chat: a month with what falls due, days entered by hand, office hours."""

from dataclasses import replace
from datetime import date

from casework import office_hours
from casework.access import check_may_do, may_do
from casework.actions import Answer, View
from casework.days import days_of_month, double_ninth, last_of_month
from casework.errors import OldButtonError
from casework.forms import Draft, FormKind
from casework.holidays import DayKind
from casework.matters import Subject
from casework.office_hours import SeasonName
from casework.paging import pages_of
from casework.people import Officer
from casework.report_errors import PeriodError
from casework.sensitive import normalise
from casework.sheets import ListLine
from casework.sheets_calendar import CalendarSheet, HoursSheet
from services import drafting, dues, holiday_import, lists, period_cards, recomputing
from storage import cases, due, events, leads
from storage import office_hours as kept_hours
from storage.unit import Reader, Unit

ACT, MANAGE = "calendar", "people"
PAGE = 5
YEARS = range(2004, 2101)  # those that the calendar can be turned to
AS_PUBLISHED = "published"

_SEASONS = {
    FormKind.HOURS_SUMMER: SeasonName.SUMMER,
    FormKind.HOURS_USUAL: SeasonName.USUAL,
}


def month(view: Reader, actor: Officer, text: str = "", page: int = 0) -> CalendarSheet:
    """The month of a text like 2026-10, or of a day like 2026-10-07; this month without any.

    Whoever answers for others sees what falls due of all they may know of, everybody else what they
    or their units handle. Raises :class:`PeriodError` for any other text.
    """
    check_may_do(actor, ACT)
    first, chosen = _asked(view, text)
    last = last_of_month(first.year, first.month)
    mine = not may_do(actor, "status")
    falling = due.by_day(view, actor, first, last, owned=mine)
    found: list[due.Due] = []
    if chosen is not None:
        at = page * PAGE
        found = due.on_day(view, actor, chosen, owned=mine, offset=at, limit=PAGE)
    ninth = double_ninth(first.year)
    return CalendarSheet(
        first,
        tuple((day, view.calendar.look_up(day)) for day in days_of_month(first.year, first.month)),
        view.today,
        view.calendar.is_published(first.year),
        chosen,
        falling,
        tuple(line for one in found if (line := _line(view, one)) is not None),
        page,
        pages_of(falling[chosen], PAGE) if chosen else 1,
        ninth if first <= ninth <= last else None,
        may_do(actor, MANAGE),
        chosen is not None and view.calendar.is_entered(chosen),
        period_cards.touching(view, first, last),
    )


def _asked(view: Reader, text: str) -> tuple[date, date | None]:
    text = normalise(text).strip()
    if not text:
        return view.today.replace(day=1), None
    chosen = _day(text)
    first = chosen or _day(f"{text}-01")
    if first is None:
        raise PeriodError(text=text)
    return first.replace(day=1), chosen


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _line(view: Reader, found: due.Due) -> ListLine | None:
    """A matter that falls due, with the deadline by which it does."""
    kind, number, rule = found
    if kind is Subject.LEAD:
        lead = leads.get(view, number)
        line = lists.lead_line(view, lead) if lead else None
    elif kind is Subject.FINDING:
        line = ListLine(number, Subject.FINDING.value, (0, 0))
    else:
        case = cases.get(view, number)
        line = lists.case_line(view, case) if case else None
    if line is None or rule is None:
        return line
    return replace(line, due=dues.of_rule(view, (kind, number), rule))


def set_day(unit: Unit, actor: Officer, text: str) -> Answer:
    """Enter a day off or a make-up day by hand, or let it be as published; ``DAY=kind``."""
    check_may_do(actor, MANAGE)
    written, _, kind = text.partition("=")
    day = _day(written)
    if day is None or kind not in {*holiday_import.KINDS, AS_PUBLISHED}:
        raise OldButtonError
    if kind == AS_PUBLISHED:
        holiday_import.forget(unit, actor, day)
    else:
        holiday_import.enter(unit, actor, {day: (DayKind(kind), "")})
    return Answer(View.CALENDAR, notice="day_set", argument=day.isoformat())


# Office hours


def hours(view: Reader, actor: Officer) -> HoursSheet:
    """The office hours, season by season."""
    check_may_do(actor, MANAGE)
    return HoursSheet(kept_hours.load(view.connection))


def begin_hours(unit: Unit, actor: Officer, kind: FormKind) -> Answer:
    """Begin the form for the hours of a season."""
    check_may_do(actor, MANAGE)
    return drafting.begin(unit, actor, kind)


def finish_hours(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Set the hours of a season; raises :class:`HoursError`."""
    check_may_do(actor, MANAGE)
    name = _SEASONS[draft.kind]
    before = kept_hours.load(unit.connection)[name]
    season = office_hours.changed(name, before, draft.fields["text"])
    kept_hours.save(unit, name, season)
    recomputing.recompute(unit)
    facts = {"season": name.value, "hours": office_hours.written(season).replace(" ", "_")}
    events.record(unit, "hours_set", (Subject.UNIT, 0), actor.id, facts=facts)
    return Answer(View.HOURS, notice="hours_set")
