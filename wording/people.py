"""The administrator's screens: accounts, units, working calendar."""

from calendar import Calendar
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from casework.actions import Action, Verb, View
from casework.calendar import Day, DayKind
from casework.people import Officer, Unit, UnitKind
from casework.sheets_admin import (
    CalendarSheet,
    PeopleSheet,
    PersonLine,
    PersonSheet,
    PersonState,
    UnitsSheet,
)
from wording.buttons import pager, show
from wording.dates import month as month_name
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

STOP, ADMIT, UNDO = "stop", "admit", "undo"


def people(say: Speaker, sheet: PeopleSheet) -> Screen:
    """A page of people, each with the button that opens the card."""
    if sheet.name:
        key = "people-found" if sheet.total else "people-none"
        lines = [say(key, name=say.said_again(sheet.name))]
    else:
        lines = [say("people-title", n=sheet.total)]
    for line in sheet.lines:
        lines += ["", _person_line(say, line)]
    buttons = [show(line.name, View.PERSON, line.officer_id) for line in sheet.lines]
    new = Button(say("button-people-invite"), Action(Verb.INVITE))
    pages = pager(say, View.PEOPLE, sheet.page, sheet.pages, sheet.name)
    last = [new] if sheet.manages else []
    return Screen("\n".join(lines), (*rows(buttons), *rows(pages), *rows(last)))


def _person_line(say: Speaker, line: PersonLine) -> str:
    posts = say.listed(
        say("people-post", unit=unit, role=say(f"role-{role.value}")) for role, unit in line.posts
    )
    state = say(f"people-state-{line.state.value}")
    return say("people-line", name=line.name, posts=say.html(posts), state=state)


def person(say: Speaker, sheet: PersonSheet, bot_name: str = "", *, asked: str = "") -> Screen:
    """One person's card; an invite just made stands on it, to be passed on.

    Whoever is to be stopped is asked about first, with ``asked``.
    """
    officer = sheet.officer
    lines = [say("person-title", name=officer.name)]
    lines += [
        say("people-post", unit=unit.short_name, role=say(f"role-{post.role.value}"))
        for post, unit in sheet.posts
    ]
    lines.append(say(f"person-state-{sheet.state.value}"))
    if sheet.state is PersonState.INVITED and sheet.expires_at is not None:
        lines.append(say("person-until", when=say.moment(sheet.expires_at)))
    if sheet.stopped is not None:
        when = say.moment(sheet.stopped.at)
        lines.append(say("person-stopped", name=sheet.stopped.by, when=when))
        lines.append(say("person-back" if sheet.manages else "person-back-by-others"))
    if sheet.code is not None:
        lines += ["", say("person-invite", code=sheet.code, bot=bot_name)]
    if asked == STOP and officer.active and not sheet.oneself:
        lines += ["", say("person-stop-ask")]
        return Screen("\n".join(lines), rows(_stop_buttons(say, officer)))
    return Screen("\n".join(lines), rows(_person_buttons(say, sheet)))


def _stop_buttons(say: Speaker, officer: Officer) -> list[Button]:
    stop = Button(say("button-person-stop-now"), Action(Verb.REVOKE, officer.id, 0, STOP))
    return [stop, show(say("button-back"), View.PERSON, officer.id)]


def _person_buttons(say: Speaker, sheet: PersonSheet) -> list[Button]:
    officer = sheet.officer
    buttons = []
    if sheet.may_undo:
        undo = Action(Verb.REVOKE, officer.id, 0, UNDO)
        buttons.append(Button(say("button-person-undo"), undo))
    if sheet.manages:
        label = say("button-person-new-phone" if _had_phone(officer) else "button-person-invite")
        buttons.append(Button(label, Action(Verb.INVITE, officer.id)))
    if officer.active and not sheet.oneself:
        buttons.append(show(say("button-person-stop"), View.PERSON, officer.id, STOP))
    elif sheet.manages and not officer.active and not sheet.may_undo:
        admit = Action(Verb.REVOKE, officer.id, 0, ADMIT)
        buttons.append(Button(say("button-person-admit"), admit))
    return [*buttons, show(say("button-people"), View.PEOPLE)]


def _had_phone(officer: Officer) -> bool:
    return officer.telegram_id is not None


def units(say: Speaker, sheet: UnitsSheet) -> Screen:
    """A unit with what is below it, and the way up."""
    lines = [_units_title(say, sheet)]
    lines += [_person_line(say, line) for line in sheet.people]
    if sheet.total:
        lines += ["", say("tree-below", n=sheet.total)]
    elif sheet.unit is None:
        lines.append(say("tree-none"))
    buttons = [_unit_button(unit) for unit in sheet.below]
    code = sheet.unit.code if sheet.unit else ""
    pages = pager(say, View.UNITS, sheet.page, sheet.pages, code)
    up = []
    if sheet.unit is not None:
        above = sheet.above[-1].code if sheet.above else ""
        up.append(show(say("button-tree-up"), View.UNITS, argument=above))
    return Screen("\n".join(lines), (*rows(buttons), *rows(pages), *rows(up)))


def _units_title(say: Speaker, sheet: UnitsSheet) -> str:
    if sheet.unit is None:
        return say("tree-title")
    path = " › ".join(say.escaped(unit.short_name) for unit in (*sheet.above, sheet.unit))
    kind = say(f"unit-kind-{sheet.unit.kind.value}")
    return say("tree-title-unit", path=say.html(path), code=sheet.unit.code, kind=kind)


def _unit_button(unit: Unit) -> Button:
    label = unit.short_name if unit.kind is UnitKind.VILLAGE else f"{unit.short_name} ›"
    return show(label, View.UNITS, argument=unit.code)


def calendar(say: Speaker, sheet: CalendarSheet) -> Screen:
    """A month: days off and make-up days in words, and a grid whose taps name a day."""
    lines = [say("calendar-title", month=month_name(say.words, sheet.first))]
    if not sheet.published:
        lines.append(say("calendar-provisional"))
    lines += _special_days(say, sheet.days)
    if sheet.chosen is not None:
        day = dict(sheet.days)[sheet.chosen]
        name = say.holiday(day.name) if day.name else ""
        facts = {"day": say.full_day(sheet.chosen), "kind": say(f"day-kind-{day.kind.value}")}
        lines += ["", say("calendar-day-named" if name else "calendar-day", name=name, **facts)]
    before = (sheet.first - timedelta(days=1)).strftime("%Y-%m")
    after = (sheet.first + timedelta(days=31)).strftime("%Y-%m")
    turning = (
        show(say("button-calendar-before"), View.CALENDAR, argument=before),
        show(say("button-calendar-after"), View.CALENDAR, argument=after),
    )
    return Screen("\n".join(lines), (*_grid(say, sheet), turning))


def _special_days(say: Speaker, days: Iterable[tuple[date, Day]]) -> list[str]:
    """A line for each run of days off, and for each make-up working day."""
    lines = []
    for key, run in groupby(days, key=lambda one: (one[1].kind, one[1].name)):
        kind, name = key
        if kind in {DayKind.DAY_OFF, DayKind.MAKE_UP}:
            found = [str(day.day) for day, _ in run]
            span = found[0] if len(found) == 1 else f"{found[0]}–{found[-1]}"
            shown = say.holiday(name) if name else ""
            lines.append(say(f"calendar-{kind.value}", days=span, name=shown).rstrip())
    return lines


def _grid(say: Speaker, sheet: CalendarSheet) -> tuple[tuple[Button, ...], ...]:
    this_month = sheet.first.strftime("%Y-%m")
    head = tuple(
        show(say(f"calendar-weekday-{n}"), View.CALENDAR, argument=this_month) for n in range(1, 8)
    )
    days = dict(sheet.days)
    weeks = Calendar().monthdatescalendar(sheet.first.year, sheet.first.month)
    return (head, *(tuple(_cell(say, sheet, days, day) for day in week) for week in weeks))


def _cell(say: Speaker, sheet: CalendarSheet, days: dict[date, Day], day: date) -> Button:
    found = days.get(day)
    if found is None:
        return show("·", View.CALENDAR, argument=sheet.first.strftime("%Y-%m"))
    label = say(f"calendar-cell-{found.kind.value}", day=str(day.day))
    if day == sheet.today:
        label = say("calendar-cell-today", day=label)
    return show(label, View.CALENDAR, argument=day.isoformat())
