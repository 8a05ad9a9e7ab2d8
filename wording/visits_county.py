"""Everybody's field days, for those who see how others stand: in words and as a picture."""

from casework.actions import View
from casework.visit_sheets import CountyMonth, UnitMonth, VisitorLine
from casework.visits import Forecast
from wording.buttons import pager, show
from wording.charts import visits as chart
from wording.charts.values import VisitGroup, Visitor, VisitsPicture
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.visits import bar, month_name, month_turns, reason, rest

PAGE = 8
_NAMES = 10


def county(say: Speaker, sheet: CountyMonth, picture: bytes | None = None) -> Screen:
    """A month by township, or one township by officer; with a picture the words are fewer."""
    if not sheet.units:
        turns = month_turns(say, View.VISITS_COUNTY, sheet.before, sheet.after)
        return Screen(say("county-empty"), rows(turns))
    if sheet.chosen is not None:
        return _one_unit(say, sheet, sheet.chosen, picture)
    month = month_name(say, sheet.month)
    lines = [say("county-title", month=month, done=sheet.done, owed=sheet.owed)]
    lines.append(_unlikely(say, sheet))
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


def _unlikely(say: Speaker, sheet: CountyMonth) -> str:
    over = "over-" if sheet.is_over else ""
    if not sheet.unlikely:
        return say(f"county-{over}likely")
    names = say.listed(sheet.unlikely[:_NAMES])
    if len(sheet.unlikely) > _NAMES:
        names = say.html(say("county-and-others", names=names))
    return say(f"county-{over}unlikely", n=len(sheet.unlikely), names=names)


def _unit_line(say: Speaker, unit: UnitMonth) -> str:
    key = "county-line-warn" if _at_risk(unit) else "county-line"
    return say(key, unit=unit.name, done=unit.done, owed=unit.owed)


def _at_risk(unit: UnitMonth) -> bool:
    return any(_is_unlikely(who) for who in unit.visitors)


def _is_unlikely(who: VisitorLine) -> bool:
    return who.state.forecast is Forecast.UNLIKELY


def _one_unit(say: Speaker, sheet: CountyMonth, unit: UnitMonth, picture: bytes | None) -> Screen:
    month = month_name(say, sheet.month)
    lines = [
        say("county-unit-title", unit=unit.name, month=month, done=unit.done, owed=unit.owed),
        "",
    ]
    for who in unit.visitors:
        left = rest(say, sheet.month, who.state)
        lines.append(say("county-visitor", name=who.name, bar=bar(who.state), rest=left))
        if who.short is not None and who.state.missing:
            lines.append(reason(say, who.short))
    turns = month_turns(say, View.VISITS_COUNTY, sheet.before, sheet.after, f":{unit.code}")
    about = f"{unit.code} {sheet.month:%Y-%m}"
    back: list[Button] = [
        show(say("button-figures"), View.VISIT_FIGURES, argument=about),
        show(say("button-back"), View.VISITS_COUNTY, argument=f"{sheet.month:%Y-%m}")
    ]
    return Screen("\n".join(lines), (*rows(turns), *rows(back)), picture)


def drawing(say: Speaker, sheet: CountyMonth) -> str | None:
    """The same as SVG; none when there is nobody to draw."""
    shown = sheet.units if sheet.chosen is None else (sheet.chosen,)
    if not shown:
        return None
    month = month_name(say, sheet.month)
    done, owed = sum(unit.done for unit in shown), sum(unit.owed for unit in shown)
    at_risk = "chart-visits-over-at-risk" if sheet.is_over else "chart-visits-at-risk"
    title = say("chart-visits-title", month=month)
    return chart.draw(
        VisitsPicture(
            title if sheet.chosen is None else f"{sheet.chosen.name} {title}",
            say("chart-visits-subtitle", done=done, owed=owed),
            tuple(_group(unit, officers=sheet.chosen is not None) for unit in shown),
            say("chart-visits-done"),
            say("chart-visits-owed"),
            say(at_risk),
        )
    )


def _group(unit: UnitMonth, *, officers: bool) -> VisitGroup:
    visitors = tuple(
        Visitor(
            who.name,
            who.state.done + 0.5 * who.state.half_over,
            who.state.owed,
            _is_unlikely(who),
        )
        for who in unit.visitors
    )
    return VisitGroup(unit.name, unit.done, unit.owed, _at_risk(unit), visitors if officers else ())
