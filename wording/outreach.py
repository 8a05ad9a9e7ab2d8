"""A joint team's trips: one trip's card, and a period with its sums."""

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.outreach import Count, Tally
from casework.sheets_outreach import OutreachesSheet, OutreachLine, OutreachSheet
from casework.statistics import Period
from wording import numbers, periods
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

_SHOWN_TEXT = 1000


def card(say: Speaker, sheet: OutreachSheet) -> Screen:
    """One trip, and what may be done with it."""
    lines = [say("outreach-title", place=sheet.place, days=_days(say, sheet))]
    lines.append(say("outreach-members", n=len(sheet.members), names=say.listed(sheet.members)))
    lines += [_count(say, kind, sheet.counts[kind]) for kind in Count if kind in sheet.counts]
    lines.append(say.quoted(sheet.text, _SHOWN_TEXT))
    if sheet.removed:
        lines.append(say("outreach-removed"))
    key = "outreach-entered" if sheet.acts == 1 else "outreach-changed"
    lines.append(say(key, name=sheet.by, when=say.moment(sheet.at)))
    buttons = []
    if sheet.may_change and sheet.removed:
        back = Action(Verb.REMOVE_OUTREACH, sheet.ref, 0, "back")
        buttons.append(Button(say("button-visit-restore"), back))
    elif sheet.may_change:
        fix = Action(Verb.FORM_START, sheet.ref, 0, FormKind.OUTREACH_FIX.value)
        remove = Action(Verb.REMOVE_OUTREACH, sheet.ref)
        buttons += [
            Button(say("button-visit-correct"), fix),
            Button(say("button-visit-remove"), remove),
        ]
    buttons.append(show(say("button-outreaches"), View.OUTREACHES, argument=f"{sheet.first:%Y-%m}"))
    return Screen("\n".join(lines), rows(buttons))


def _days(say: Speaker, one: OutreachSheet | OutreachLine) -> str:
    if one.first == one.last:
        return say.day(one.first)
    return say("outreach-days", first=say.day(one.first), last=say.day(one.last))


def _count(say: Speaker, kind: Count, number: Tally) -> str:
    return say(f"outreach-{kind.value}", n=numbers.tally(say, number))


def overview(say: Speaker, sheet: OutreachesSheet) -> Screen:
    """A period's trips: the sums, then each trip with its button."""
    name = periods.whole_name(say, sheet.period)
    if sheet.trips:
        lines = [say("outreaches-title", period=name, n=sheet.trips)]
        lines.append(say("outreaches-who", officers=sheet.officers, units=sheet.units))
        lines += [_count(say, kind, one) for kind, one in sheet.totals.items()]
        if any(one.at_least for one in sheet.totals.values()):
            lines.append(say("outreaches-at-least"))
        lines += ["", *(_line(say, one) for one in sheet.lines)]
    else:
        lines = [say("outreaches-none", period=name), say("outreaches-try")]
    buttons = (*rows(_opens(say, sheet)), *rows(_turns(say, sheet)))
    return Screen("\n".join(lines), buttons)


def _line(say: Speaker, one: OutreachLine) -> str:
    line = say("outreaches-line", days=_days(say, one), place=one.place)
    if one.person_trips is None:
        return line
    return f"{line} · {_count(say, Count.PERSON_TRIPS, one.person_trips)}"


def _opens(say: Speaker, sheet: OutreachesSheet) -> list[Button]:
    return [
        show(
            say("button-visit-open", day=say.day(one.first), village=one.place),
            View.OUTREACH,
            one.ref,
        )
        for one in sheet.lines
    ]


def _turns(say: Speaker, sheet: OutreachesSheet) -> list[Button]:
    packed = periods.packed(sheet.period)
    buttons = pager(say, View.OUTREACHES, sheet.page, sheet.pages, packed)
    for key, period in (("before", sheet.before), ("after", sheet.after)):
        if period is not None:
            buttons.append(_turn(say, f"button-outreaches-{key}", period))
    year = Period(
        sheet.period.first.replace(month=1, day=1), sheet.period.last.replace(month=12, day=31)
    )
    if packed != periods.packed(year):
        label = periods.whole_name(say, year)
        buttons.append(show(label, View.OUTREACHES, argument=periods.packed(year)))
    # Where it was opened from, a month of everybody's field days; a year's of its newest month.
    month = f"{sheet.period.last:%Y-%m}"
    buttons.append(show(say("button-visits-county"), View.VISITS_COUNTY, argument=month))
    if sheet.may_enter:
        enter = Action(Verb.FORM_START, 0, 0, FormKind.OUTREACH.value)
        buttons.append(Button(say("button-outreach"), enter))
    return buttons


def _turn(say: Speaker, key: str, period: Period) -> Button:
    label = say(key, period=periods.whole_name(say, period))
    return show(label, View.OUTREACHES, argument=periods.packed(period))
