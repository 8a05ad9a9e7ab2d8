"""How we stand: one message with what needs the asker first, and buttons down to the lists."""

from casework.actions import View
from casework.sheets_status import OF_TODAY, Behind, FieldDays, StatusSheet, UnitsSheet, WeekChange
from casework.statistics import Period, Share, this_month
from casework.unit_errors import NoSuchUnitError, WhichUnitError
from wording import mistyped_periods, periods
from wording.buttons import folded, pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

_MOST_NAMED = 3
# What a button has left for words, in bytes, beside its verb and view.
_LONGEST_ARGUMENT = 50


def status(
    say: Speaker, sheet: StatusSheet, picture: bytes | None = None, *, more: bool = False
) -> Screen:
    """The answer to «how do we stand», short enough to stand under its picture."""
    lines = [] if sheet.is_own and sheet.running else [_title(say, sheet)]
    lines.append(_needs(say, sheet))
    lines += _came_in(say, sheet)
    if sheet.running:
        lines.append(_open(say, sheet))
    lines.append(on_time(say, sheet.on_time))
    if sheet.field_days is not None:
        lines.append(_field_days(say, sheet.field_days, running=sheet.running))
    if sheet.week is not None and _moved(sheet.week):
        lines.append(_week(say, sheet.week))
    if not sheet.received.total and not sheet.leads and not sheet.on_time.of:
        lines.append(say("status-try"))
    unfold = show(say("button-more"), View.STATUS, argument=_again(say, sheet), page=1)
    buttons = folded(say, _buttons(say, sheet), unfold, unfolded=more)
    way_back = () if sheet.is_own else ((back(say),),)
    return Screen("\n".join(lines), (*buttons, *way_back), picture)


def _again(say: Speaker, sheet: StatusSheet) -> str:
    """The same unit and period once more, as a button carries them."""
    if sheet.is_own and _looked_at(say, sheet) is None:
        return ""
    return f"{sheet.unit_code} {periods.packed(sheet.period)}"


def _looked_at(say: Speaker, sheet: StatusSheet) -> Period | None:
    """The period, unless it is the one that is told when none is named."""
    return None if sheet.period == this_month(say.today) else sheet.period


def _title(say: Speaker, sheet: StatusSheet) -> str:
    return say("status-title", unit=sheet.unit, period=periods.name(say, sheet.period))


def _needs(say: Speaker, sheet: StatusSheet) -> str:
    """What needs the asker, now: to be decided, and what is late and where."""
    parts = []
    if sheet.to_decide:
        key = "status-to-decide" if sheet.decides else "status-waiting"
        parts.append(say(key, n=sheet.to_decide))
    if sheet.from_above:
        parts.append(say("status-from-above", n=sheet.from_above))
    if sheet.overdue:
        if sheet.overdue_units:
            names = say.listed(sheet.overdue_units[:_MOST_NAMED])
            if len(sheet.overdue_units) > _MOST_NAMED:
                names = say("status-and-more", names=names)
            parts.append(say("status-overdue-units", n=sheet.overdue, units=names))
        else:
            parts.append(say("status-overdue", n=sheet.overdue))
    elif parts:
        parts.append(say("status-no-overdue"))
    return " · ".join(parts) if parts else say("status-nothing-waits")


def _came_in(say: Speaker, sheet: StatusSheet) -> list[str]:
    """What the period brought, last year's beside it."""
    beside = periods.year_before(say, sheet.period, say.today)
    now, before = sheet.received, say("status-before", beside=beside, n=sheet.received_before.total)
    period = periods.name(say, sheet.period)
    parts = []
    if now.letters:
        parts.append(say("status-letters", n=now.letters))
    if now.visits:
        parts.append(say("status-visited", n=now.visits, persons=now.visitors))
    if now.others:
        parts.append(say("status-others" if parts else "status-came", n=now.others))
    if parts:
        came = say("status-received", period=period, what=say("status-join").join(parts))
    else:
        came = say("status-none-received", period=period)
    lines = [came + before]
    if sheet.leads:
        lines.append(say("status-leads", n=sheet.leads))
    return lines


def on_time(say: Speaker, share: Share) -> str:
    """How much was answered by its due day, never without numerator and denominator."""
    if share.percent is None:
        return say("status-on-time-none")
    return say("status-on-time", percent=str(share.percent), count=share.count, of=share.of)


def _open(say: Speaker, sheet: StatusSheet) -> str:
    """What is open and falls due this week; what is held is told apart."""
    facts = {"open": sheet.open, "due": sheet.due_this_week}
    if not sheet.suspended:
        return say("status-open", **facts)
    return say("status-open-suspended", n=sheet.suspended, **facts)


def _field_days(say: Speaker, days: FieldDays, *, running: bool) -> str:
    done, owed = days.days.count, days.days.of
    if not days.short:
        return say("status-visits", done=done, owed=owed)
    key = "status-visits-unlikely" if running else "status-visits-short"
    return say(key, done=done, owed=owed, n=days.short)


def _moved(week: WeekChange) -> bool:
    return bool(week.received or week.received_before or week.newly_overdue)


def _week(say: Speaker, week: WeekChange) -> str:
    if not week.newly_overdue:
        return say("status-week", n=week.received, before=week.received_before)
    return say(
        "status-week-overdue",
        n=week.received,
        before=week.received_before,
        late=week.newly_overdue,
    )


def _buttons(say: Speaker, sheet: StatusSheet) -> list[Button]:
    here = periods.opened_from(sheet.unit_code, _looked_at(say, sheet))
    buttons = []

    def behind(what: Behind, n: int, period: Period | None = None) -> None:
        of = f"{sheet.unit_code} {periods.packed(period or sheet.period)}"
        argument = f"{what.value} {here if what in OF_TODAY else of}"
        if n:
            buttons.append(show(say(f"button-behind-{what.value}"), View.BEHIND, argument=argument))

    if sheet.to_decide:
        label = "button-status-decide" if sheet.decides else "button-status-waiting"
        buttons.append(show(say(label), View.APPROVALS, argument=here))
    behind(Behind.ABOVE, sheet.from_above)
    if sheet.overdue:
        buttons.append(show(say("button-status-overdue"), View.OVERDUE, argument=here))
    if sheet.open:
        buttons.append(show(say("button-status-open"), View.OPEN, argument=here))
        if sheet.has_units_below:
            buttons.append(show(say("button-status-units"), View.TOWNSHIPS, argument=here))
    if sheet.suspended:
        buttons.append(show(say("button-status-suspended"), View.SUSPENDED, argument=here))
    if sheet.field_days is not None:
        month = periods.packed(sheet.period)
        argument = month if sheet.is_own else f"{month}:{sheet.unit_code}"
        buttons.append(show(say("button-status-visits"), View.VISITS_COUNTY, argument=argument))
    behind(Behind.DUE, sheet.due_this_week if sheet.running else 0)
    behind(Behind.LETTERS, sheet.received.letters)
    behind(Behind.VISITS, sheet.received.visits)
    behind(Behind.OTHERS, sheet.received.others)
    behind(Behind.MISSED, sheet.on_time.of - sheet.on_time.count)
    behind(Behind.REPORTED, sheet.leads if sheet.reads_leads else 0)
    behind(Behind.RECEIVED, sheet.received_before.total, sheet.period.a_year_before)
    behind(Behind.WEEK, sheet.week.received if sheet.week else 0)
    behind(Behind.WEEK_BEFORE, sheet.week.received_before if sheet.week else 0)
    behind(Behind.NEWLY_LATE, sheet.week.newly_overdue if sheet.week else 0)
    if sheet.sees_appraisals:
        of_answer = periods.opened_from(sheet.unit_code, sheet.period)
        buttons.append(show(say("button-appraisals"), View.APPRAISALS, argument=of_answer))
    buttons.append(_other_period(say, sheet))
    return buttons


def _other_period(say: Speaker, sheet: StatusSheet) -> Button:
    """From this month to the last, from any other period back to this month."""
    if not sheet.running:
        return show(say("button-status-now"), View.STATUS, argument=sheet.unit_code)
    last_month = periods.packed(periods.last_month(say.today))
    argument = f"{sheet.unit_code} {last_month}"
    return show(say("button-status-last-month"), View.STATUS, argument=argument)


def back(say: Speaker, unit_code: str = "", period: Period | None = None) -> Button:
    """The way back to the answer that a list came from."""
    asked = f"{unit_code} {periods.packed(period)}".strip() if period else unit_code
    return show(say("button-back"), View.STATUS, argument=asked)


def units(say: Speaker, sheet: UnitsSheet, came_from: Period | None = None) -> Screen:
    """The units below one with open work, each opening its own answer; ordered by code."""
    lines = [say("units-title", unit=sheet.unit)]
    if not sheet.total:
        way_back = ((back(say, sheet.unit_code, came_from),),)
        return Screen(say("units-empty"), way_back, under_picture=True)
    buttons = []
    for one in sheet.lines:
        key = "units-line-overdue" if one.overdue else "units-line"
        values = {"overdue": one.overdue} if one.overdue else {}
        lines.append(say(key, unit=one.name, open=one.open, **values))
        of = f"{one.code} {periods.packed(came_from)}" if came_from else one.code
        buttons.append(show(one.name, View.STATUS, argument=of))
    here = periods.opened_from(sheet.unit_code, came_from)
    turning = pager(say, View.TOWNSHIPS, sheet.page, sheet.pages, here)
    turning.append(back(say, sheet.unit_code, came_from))
    return Screen("\n".join(lines), (*rows(buttons), *rows(turning)), under_picture=True)


def near(say: Speaker, view: View, error: NoSuchUnitError, asked: periods.AskedAbout) -> Screen:
    """A mistyped unit or period: those that come close, each to be tapped, or how to write it."""
    names, text = error.facts["near"], str(error.facts["text"])
    names = names if isinstance(names, tuple) else ()
    mistyped = None if asked.period else mistyped_periods.near(asked.unit, say.today)
    if mistyped is not None and (not names or _is_beside_a_unit(mistyped, names)):
        return _near_periods(say, view, mistyped)
    if not names:
        return Screen(say("units-unknown", text=say.said_again(text)))
    rest = periods.packed(asked.period) if asked.period else ""
    arguments = {name: f"{name} {rest}".strip() for name in names}
    buttons = [
        show(name, view, argument=argument)
        for name, argument in arguments.items()
        if len(argument.encode()) <= _LONGEST_ARGUMENT
    ]
    key = "units-which" if isinstance(error, WhichUnitError) else "units-near"
    return Screen(say(key, text=say.said_again(text)), rows(buttons))


def _is_beside_a_unit(mistyped: mistyped_periods.Near, names: tuple[str, ...]) -> bool:
    """Whether the other word begins a unit's name, and the one like a period's does not."""
    if not mistyped.unit or any(name.startswith(mistyped.text) for name in names):
        return False
    return any(name.startswith(mistyped.unit) for name in names)


def _near_periods(say: Speaker, view: View, found: mistyped_periods.Near) -> Screen:
    """What a mistyped period may mean, each to be tapped, with the unit that stood beside it."""
    buttons = [
        show(word, view, argument=argument)
        for word, period in found.meant
        if len((argument := f"{found.unit} {periods.packed(period)}".strip()).encode())
        <= _LONGEST_ARGUMENT
    ]
    return Screen(say("periods-near", text=say.said_again(found.text)), rows(buttons))
