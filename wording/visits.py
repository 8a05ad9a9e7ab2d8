"""Field days: one's month as a bar, with its days."""

from datetime import date

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.sheets_visit_months import MonthSheet, ShortMonth
from casework.sheets_visits import Mark, VisitLine
from casework.visits import Forecast, MonthState
from wording import dates, visit_pushes
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

DONE, HALF, OPEN = "■", "◧", "□"
_OPENED = 4
# Days that do not count yet, about which the visitor, or the leader, can do something.
_TO_SEE_TO = frozenset({Mark.WAITING, Mark.DISPUTED, Mark.UNSAID, Mark.DENIED})


def _log_button(say: Speaker, visitor_id: int = 0, name: str | None = None) -> Button:
    """The button that begins to log a day, of one's own or of a leader by name."""
    label = say("word-visit") if name is None else say("button-visit-for", name=name)
    return Button(label, Action(Verb.FORM_START, visitor_id, 0, FormKind.VISIT.value))


def length(say: Speaker, line: VisitLine) -> str:
    """A full day, or half of one."""
    return say("length-half" if line.half else "length-full")


def bar(state: MonthState) -> str:
    """Days done and owed as squares; half a day over is half a square."""
    half = HALF if state.half_over and state.missing else ""
    return DONE * state.done + half + OPEN * (state.missing - len(half))


def month_name(say: Speaker, month: date) -> str:
    """A month of this year by its name alone."""
    if month.year == say.today.year:
        return say(f"date-month-{month.month}")
    return dates.month(say.words, month)


def rest(say: Speaker, month: date, state: MonthState) -> str:
    """What is missing, and how long there is."""
    if not state.owed:
        return say("visits-none-owed")
    if not state.missing:
        return say("visits-done")
    if month.replace(day=1) < say.today.replace(day=1):
        return say("visits-over-short", missing=state.missing)
    return say("visits-short", missing=state.missing, left=state.working_days_left)


def month_line(say: Speaker, month: date, state: MonthState) -> str:
    """A month in one line: bar, days missing, working days left."""
    name, left = month_name(say, month), rest(say, month, state)
    return " ".join(say("visits-line", month=name, bar=bar(state), rest=left).split())


def month(say: Speaker, sheet: MonthSheet) -> Screen:
    """An officer's own month: bar, forecast, the days, and what to do first."""
    state = sheet.state
    lines = [month_line(say, sheet.month, state)]
    if sheet.visitor is not None:
        lines.insert(0, say("visits-of", name=sheet.visitor))
    if state.owed:
        lines.append(say("visits-days", done=state.done, owed=state.owed))
    if state.half_over and state.missing:
        lines.append(say("visits-half-over"))
    if not sheet.is_over and state.forecast is not Forecast.DONE:
        lines.append(say(f"visits-forecast-{state.forecast.value}"))
    if sheet.short is not None and state.missing:
        lines.append(reason(say, sheet.short))
    if sheet.planned:
        days = say.listed(say.dated(day) for day in sheet.planned)
        lines.append(say("plan-days", n=len(sheet.planned), days=days))
    lines.append("")
    empty = "visits-over-empty" if sheet.is_over else "visits-empty"
    lines += [part for line in sheet.lines for part in _day_lines(say, line)] or [say(empty)]
    waiting = [line for line in sheet.lines if line.mark in _TO_SEE_TO]
    if waiting and not sheet.overseen_in:
        lines += ["", say("visits-waiting", n=len(waiting))]
    if sheet.to_confirm:
        lines += ["", say("visits-to-confirm", n=sheet.to_confirm)]
    return Screen("\n".join(lines), rows(_month_buttons(say, sheet, waiting)))


def _day_lines(say: Speaker, line: VisitLine) -> list[str]:
    facts = {"day": say.day(line.day), "village": line.village, "length": length(say, line)}
    told = [say("visits-day", mark=say(f"mark-{line.mark.value}"), **facts)]
    if line.flags:
        hints = say.listed(say(f"hint-{flag.value}") for flag in line.flags)
        told.append(say("visits-hints", hints=say.html(hints)))
    return told


def _month_buttons(say: Speaker, sheet: MonthSheet, waiting: list[VisitLine]) -> list[Button]:
    who, buttons = sheet.visitor_id, []
    if sheet.overseen_in:
        back = f"{sheet.month:%Y-%m}:{sheet.overseen_in}"
        days = [_opener(say, line) for line in sheet.lines]
        turns = month_turns(say, View.VISITS, sheet.before, sheet.after, ref=who)
        return [*days, *turns, show(say("button-back"), View.VISITS_COUNTY, argument=back)]
    if sheet.owes and not sheet.is_over:
        buttons = [
            _log_button(say, who, sheet.visitor),
            show(say("button-plan"), View.PLAN, who, f"{sheet.month:%Y-%m}"),
        ]
    if sheet.short is not None and sheet.state.missing:
        owed = _is_owed(sheet.short)
        buttons += (visit_pushes.reasons if owed else _change)(say, sheet.short.id)
    if sheet.to_confirm:
        label = say("button-visits-to-confirm", n=sheet.to_confirm)
        buttons.append(show(label, View.VISITS_TO_CONFIRM))
    buttons += [_opener(say, line) for line in waiting[:_OPENED]]
    buttons += month_turns(say, View.VISITS, sheet.before, sheet.after, ref=who)
    if not sheet.is_over:
        buttons += [
            show(say("button-visits-of", name=name), View.VISITS, leader_id)
            for leader_id, name in sheet.leaders
        ]
    if sheet.owes and sheet.visitor is None and not sheet.is_over:
        buttons.append(show(say("button-duty"), View.DUTY))
    if sheet.sees_others:
        buttons.append(show(say("button-visits-county"), View.VISITS_COUNTY))
    return buttons


def _opener(say: Speaker, line: VisitLine) -> Button:
    """The button that opens a day."""
    village = line.village.rpartition("·")[2]
    label = say("button-visit-open", day=say.day(line.day), village=village)
    return show(label, View.VISIT, line.id)


def _change(say: Speaker, shortfall_id: int) -> list[Button]:
    """A reason given by a mistaken tap can be put right."""
    start = Action(Verb.FORM_START, shortfall_id, 0, FormKind.SHORTFALL.value)
    return [Button(say("button-short-change"), start)]


def _is_owed(short: ShortMonth) -> bool:
    return short.reason is None and short.words is None


def reason(say: Speaker, short: ShortMonth) -> str:
    """Why a month fell short, or that this is still to be said."""
    if short.reason is not None:
        return say("visits-reason", reason=say(f"short-reason-{short.reason}"))
    return say("visits-reason", reason=short.words) if short.words else say("visits-reason-owed")


def month_turns(
    say: Speaker,
    view: View,
    before: date | None,
    after: date | None,
    rest_: str = "",
    ref: int = 0,
) -> list[Button]:
    """Buttons to the month before and the month after."""
    found = []
    for key, when in (("button-visits-before", before), ("button-visits-after", after)):
        if when is not None:
            found.append(show(say(key), view, ref, f"{when:%Y-%m}{rest_}"))
    return found
