"""The working calendar: a month as a grid of buttons with what falls due, and office hours."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

from casework.actions import Action, Verb, View
from casework.clocks import RULES, Basis, ClockRule, usual_warnings, warning_unit
from casework.forms import FormKind
from casework.holidays import Day, DayKind
from casework.office_hours import SeasonName
from casework.seasons import Season
from casework.sheets_calendar import CalendarSheet, HoursSheet, LengthsSheet
from wording import lists, month_grid, service_periods
from wording.buttons import pager, show
from wording.dates import month as month_name
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

AS_PUBLISHED = "published"
_RAISED = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_FORMS = {SeasonName.SUMMER: FormKind.HOURS_SUMMER, SeasonName.USUAL: FormKind.HOURS_USUAL}


def month(say: Speaker, sheet: CalendarSheet) -> Screen:
    """A month: days off, make-up days and what falls due in words, and a grid to tap a day.

    The words say all that the grid marks, since a narrow button holds little at large type.
    """
    lines = [say("calendar-title", month=month_name(say.words, sheet.first))]
    if not sheet.published:
        lines.append(say("calendar-provisional"))
    lines += _special_days(say, sheet.days)
    if sheet.double_ninth is not None:
        lines.append(say("calendar-double_ninth", day=str(sheet.double_ninth.day)))
    lines += [service_periods.line(say, one) for one in sheet.periods]
    if sheet.due:
        days = (say("calendar-due-day", day=str(day.day), n=n) for day, n in _in_order(sheet))
        lines.append(say("calendar-due", days=say.html(say.listed(days))))
    if sheet.chosen is not None:
        lines += ["", *_chosen(say, sheet, sheet.chosen)]
    return Screen(
        "\n".join(lines),
        (
            *_openers(say, sheet),
            *_grid(say, sheet),
            _turning(say, sheet),
            *rows(_managing(say, sheet)),
        ),
    )


def _in_order(sheet: CalendarSheet) -> list[tuple[date, int]]:
    return sorted(sheet.due.items())


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


def _chosen(say: Speaker, sheet: CalendarSheet, chosen: date) -> list[str]:
    """The chosen day, and what falls due then."""
    day = dict(sheet.days)[chosen]
    name = say.holiday(day.name) if day.name else ""
    facts = {"day": say.full_day(chosen), "kind": say(f"day-kind-{day.kind.value}")}
    lines = [say("calendar-day-named" if name else "calendar-day", name=name, **facts)]
    lines.append(say("calendar-due-count", n=sheet.due.get(chosen, 0)))
    return lines + [said for line in sheet.lines for said in lists.matter(say, line)]


def _openers(say: Speaker, sheet: CalendarSheet) -> tuple[tuple[Button, ...], ...]:
    """A button for each matter of the chosen day, and those that turn its pages."""
    buttons = [lists.opener(say, line) for line in sheet.lines]
    day = sheet.chosen.isoformat() if sheet.chosen else ""
    return (*rows(buttons), *rows(pager(say, View.CALENDAR, sheet.page, sheet.pages, day)))


def _grid(say: Speaker, sheet: CalendarSheet) -> tuple[tuple[Button, ...], ...]:
    days = dict(sheet.days)
    blank = Action(Verb.SHOW, argument=f"{View.CALENDAR.value}:{sheet.first:%Y-%m}")
    return month_grid.grid(say, sheet.first, blank, lambda day: _cell(say, sheet, days[day], day))


def _cell(say: Speaker, sheet: CalendarSheet, found: Day, day: date) -> Button:
    label = month_grid.mark(say, found.kind, today=day == sheet.today) or str(day.day)
    if day in sheet.due:
        label += str(sheet.due[day]).translate(_RAISED)
    return show(label, View.CALENDAR, argument=day.isoformat())


def _turning(say: Speaker, sheet: CalendarSheet) -> tuple[Button, ...]:
    before = (sheet.first - timedelta(days=1)).strftime("%Y-%m")
    after = (sheet.first + timedelta(days=31)).strftime("%Y-%m")
    return (
        show(say("button-calendar-before"), View.CALENDAR, argument=before),
        show(say("button-periods"), View.PERIODS),
        show(say("button-calendar-after"), View.CALENDAR, argument=after),
    )


def _managing(say: Speaker, sheet: CalendarSheet) -> list[Button]:
    """What the administrator may change: the chosen day, and the office hours."""
    if not sheet.manages:
        return []
    buttons = []
    if sheet.chosen is not None:
        worked = dict(sheet.days)[sheet.chosen].kind in {DayKind.WORKING, DayKind.MAKE_UP}
        kinds = [DayKind.DAY_OFF if worked else DayKind.MAKE_UP]
        names = [*(kind.value for kind in kinds), *([AS_PUBLISHED] if sheet.entered else [])]
        buttons = [
            Button(
                say(f"button-calendar-{name}"),
                Action(Verb.SET_DAY, argument=f"{sheet.chosen.isoformat()}={name}"),
            )
            for name in names
        ]
    buttons.append(show(say("button-calendar-hours"), View.HOURS))
    buttons.append(show(say("button-calendar-lengths"), View.LENGTHS))
    return buttons


def hours(say: Speaker, sheet: HoursSheet) -> Screen:
    """Office hours by season, each with the button to change it."""
    lines = [say("hours-title")]
    for name, season in sheet.seasons.items():
        first, last = (_day_of_year(say, day) for day in (season.first, season.last))
        lines.append(say(f"hours-{name.value}", first=first, last=last))
        lines.append(say("hours-line", **_times(season)))
    lines += ["", say("hours-apart")]
    buttons = [
        Button(say(f"button-hours-{name.value}"), Action(Verb.FORM_START, argument=_FORMS[name]))
        for name in sheet.seasons
    ]
    return Screen("\n".join(lines), rows([*buttons, show(say("button-back"), View.CALENDAR)]))


def _day_of_year(say: Speaker, day: tuple[int, int]) -> str:
    return say("hours-day", month=say(f"date-month-{day[0]}"), day=str(day[1]))


def _times(season: Season) -> dict[str, str]:
    moments = (*season.morning, *season.afternoon)
    names = ("opens", "pauses", "resumes", "closes")
    return {name: f"{one:%H:%M}" for name, one in zip(names, moments, strict=True)}


def lengths(say: Speaker, sheet: LengthsSheet) -> Screen:
    """How long each deadline is; what the office has set is marked, with the usual beside it."""
    lines = [say("lengths-title")]
    for rule, length in sheet.lengths.items():
        lines += [_length(say, rule, length), _warned(say, rule, sheet.warnings[rule])]
    lines += ["", say("lengths-apart")]
    change = Action(Verb.FORM_START, argument=FormKind.CLOCK_LENGTH)
    buttons = (Button(say("button-lengths"), change), show(say("button-back"), View.CALENDAR))
    return Screen("\n".join(lines), (buttons,))


def _length(say: Speaker, rule: ClockRule, length: int) -> str:
    row = RULES[rule]
    unit = row.unit.value
    named = {"rule": say(f"rule-{rule.value}"), "length": say(f"length-{unit}", n=length)}
    if length != row.length:
        usual = say(f"length-{unit}", n=row.length)
        return say("lengths-line-set", usual=usual, **named)
    key = "lengths-line-rule" if row.basis is Basis.RULE else "lengths-line"
    return say(key, **named)


def _warned(say: Speaker, rule: ClockRule, before: tuple[int, ...]) -> str:
    """When a deadline is warned of: so long before it, and on its day."""
    ahead = [str(one) for one in before if one]
    words = [say(f"warned-{warning_unit(rule).value}", n=say.listed(ahead))] if ahead else []
    words += [say("warned-on-the-day")] if 0 in before else []
    when = say.listed(words) if words else say("warned-not")
    usual = before == usual_warnings(rule)
    return say("lengths-warned" if usual else "lengths-warned-set", when=when)
