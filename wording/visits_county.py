"""Everybody's field days, for those who see how others stand: in words and as a picture."""

from casework.actions import View
from casework.sheets_visit_months import OFFICERS_PAGE, CountyMonth, UnitMonth, VisitorLine
from casework.sheets_visit_months import UNITS_PAGE as PAGE
from casework.visit_grid import DayMark
from casework.visits import Forecast
from wording.buttons import pager, show
from wording.charts import visits as chart
from wording.charts.values import VisitGroup, Visitor, VisitsPicture
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.visits import bar, month_name, month_turns, reason, rest

_NAMES = 10
# So many officers' rows are legible in one picture on a phone.
_MOST_DRAWN = 40
_KEY = tuple(mark for mark in DayMark if mark is not DayMark.PLAIN)


def county(say: Speaker, sheet: CountyMonth, picture: bytes | None = None) -> Screen:
    """A month by township, or one township by officer; with a picture the words are fewer."""
    if not sheet.units:
        turns = month_turns(say, View.VISITS_COUNTY, sheet.before, sheet.after)
        return Screen(say("county-empty"), rows(turns))
    if sheet.chosen is not None:
        return _one_unit(say, sheet, sheet.chosen, picture)
    month = month_name(say, sheet.month)
    lines = [say("county-title", month=month, done=sheet.done, owed=sheet.owed)]
    lines += _unlikely(say, sheet)
    shown = sheet.units[sheet.page * PAGE : (sheet.page + 1) * PAGE]
    if picture is None:
        lines += ["", *(_unit_line(say, unit) for unit in shown)]
    argument = f"{sheet.month:%Y-%m}"
    units = [
        show(unit.name, View.VISITS_COUNTY, argument=f"{argument}:{unit.code}") for unit in shown
    ]
    pages = pager(say, View.VISITS_COUNTY, sheet.page, sheet.pages, argument)
    turns = month_turns(say, View.VISITS_COUNTY, sheet.before, sheet.after)
    if sheet.flagged:
        label = say("button-visits-flagged", n=sheet.flagged)
        turns.append(show(label, View.VISITS_FLAGGED, argument=argument))
    turns.append(show(say("button-figures"), View.VISIT_FIGURES, argument=argument))
    turns.append(show(say("button-outreaches"), View.OUTREACHES, argument=argument))
    return Screen("\n".join(lines), (*rows(units), *rows(pages), *rows(turns)), picture)


def _unlikely(say: Speaker, sheet: CountyMonth) -> list[str]:
    """Who may not make it, each with the unit and what is missing; in a month gone by the names."""
    late = [(unit, who) for unit in sheet.units for who in unit.visitors if _is_unlikely(who)]
    if sheet.is_over or not late:
        return [_names(say, sheet)]
    lines = [say("county-unlikely", n=len(late))]
    for unit, who in late[:_NAMES]:
        left = rest(say, sheet.month, who.state)
        lines.append(say("county-unlikely-one", name=who.name, unit=unit.name, rest=left))
    if len(late) > _NAMES:
        lines.append(say("county-unlikely-more", n=len(late) - _NAMES))
    return lines


def _names(say: Speaker, sheet: CountyMonth) -> str:
    if not sheet.unlikely:
        return say("county-over-likely" if sheet.is_over else "county-likely")
    names = say.listed(sheet.unlikely[:_NAMES])
    if len(sheet.unlikely) > _NAMES:
        names = say.html(say("county-and-others", names=names))
    return say("county-over-unlikely", n=len(sheet.unlikely), names=names)


def _unit_line(say: Speaker, unit: UnitMonth) -> str:
    key = "county-line-warn" if _at_risk(unit) else "county-line"
    return say(key, unit=unit.name, done=unit.done, owed=unit.owed)


def _at_risk(unit: UnitMonth) -> bool:
    return any(_is_unlikely(who) for who in unit.visitors)


def _is_unlikely(who: VisitorLine) -> bool:
    return who.state.forecast is Forecast.UNLIKELY


def _one_unit(say: Speaker, sheet: CountyMonth, unit: UnitMonth, picture: bytes | None) -> Screen:
    month, argument = month_name(say, sheet.month), f"{sheet.month:%Y-%m}"
    lines = [
        say("county-unit-title", unit=unit.name, month=month, done=unit.done, owed=unit.owed),
        "",
    ]
    shown = unit.visitors[sheet.page * OFFICERS_PAGE : (sheet.page + 1) * OFFICERS_PAGE]
    for who in shown:
        left = rest(say, sheet.month, who.state)
        key = "county-visitor-warn" if _is_unlikely(who) else "county-visitor"
        lines.append(say(key, name=who.name, bar=bar(who.state), rest=left))
        if who.short is not None and who.state.missing:
            lines.append(reason(say, who.short))
    people = [show(who.name, View.VISITS, who.officer_id, argument) for who in shown]
    pages = pager(say, View.VISITS_COUNTY, sheet.page, sheet.pages, f"{argument}:{unit.code}")
    turns = month_turns(say, View.VISITS_COUNTY, sheet.before, sheet.after, f":{unit.code}")
    back: list[Button] = [
        show(say("button-figures"), View.VISIT_FIGURES, argument=f"{unit.code} {argument}"),
        show(say("button-back"), View.VISITS_COUNTY, argument=argument),
    ]
    buttons = (*rows(people, 3), *rows(pages), *rows(turns), *rows(back))
    return Screen("\n".join(lines), buttons, picture)


def drawing(say: Speaker, sheet: CountyMonth) -> str | None:
    """The same day by day as SVG; none when there is nobody to draw.

    Of the units on the page as many officers as a picture takes; of the one that is looked into
    those on the page.
    """
    if not sheet.units:
        return None
    month, chosen = month_name(say, sheet.month), sheet.chosen
    title = say("chart-visits-title", month=month)
    at_risk = "chart-visits-over-at-risk" if sheet.is_over else "chart-visits-at-risk"
    whole = chosen or sheet
    groups, left_out = _groups(sheet)
    return chart.draw(
        VisitsPicture(
            title if chosen is None else f"{chosen.name} {title}",
            say("chart-visits-subtitle", done=whole.done, owed=whole.owed),
            groups,
            sheet.days,
            tuple((mark, say(f"chart-visits-{mark.value}")) for mark in _KEY),
            say(at_risk),
            say("chart-visits-more", n=left_out) if left_out else "",
        )
    )


def _groups(sheet: CountyMonth) -> tuple[tuple[VisitGroup, ...], int]:
    """What is drawn, and how many officers of the page are left out for want of room."""
    if sheet.chosen is not None:
        first = sheet.page * OFFICERS_PAGE
        return (_group(sheet.chosen, first, first + OFFICERS_PAGE),), 0
    room, left_out, groups = _MOST_DRAWN, 0, []
    for unit in sheet.units[sheet.page * PAGE : (sheet.page + 1) * PAGE]:
        groups.append(_group(unit, 0, room))
        left_out += max(0, len(unit.visitors) - room)
        room = max(0, room - len(unit.visitors))
    return tuple(groups), left_out


def _group(unit: UnitMonth, first: int, last: int) -> VisitGroup:
    visitors = tuple(
        Visitor(
            who.name,
            who.state.done + 0.5 * who.state.half_over,
            who.state.owed,
            _is_unlikely(who),
            who.marks,
        )
        for who in unit.visitors[first:last]
    )
    return VisitGroup(unit.name, unit.done, unit.owed, _at_risk(unit), visitors)
