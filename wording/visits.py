"""Field days: a day's card, one's month, what a host confirms."""

from datetime import date

from casework.actions import Action, Verb, View
from casework.forms import FormKind
from casework.visit_sheets import Mark, MonthSheet, ToConfirm, VisitLine, VisitSheet
from casework.visits import Forecast, MonthState
from wording import dates
from wording.buttons import pager, show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker

DONE, HALF, OPEN = "■", "◧", "□"
_SHOWN_TEXT = 1000
_SNIPPET = 60
_OPENED = 4


def log_button(say: Speaker) -> Button:
    """The button that begins to log a day."""
    return Button(say("word-visit"), Action(Verb.FORM_START, 0, 0, FormKind.VISIT.value))


# One day


def visit(say: Speaker, sheet: VisitSheet) -> Screen:
    """A field day's card: whether it counts, and if not, what makes it count."""
    it = sheet.line
    lines = [say("visit-title", day=say.day(it.day), length=_length(say, it))]
    if it.visitor is None:
        lines.append(say.escaped(it.village))
    else:
        lines.append(say("visit-visitor", name=it.visitor, village=it.village))
    lines.append(say.quoted(it.text, _SHOWN_TEXT))
    if sheet.backfilled:
        lines.append(say("visit-backfilled", when=say.moment(sheet.arrived_at)))
    lines += ["", *_standing(say, sheet)]
    if sheet.state is not None and not sheet.removed:
        lines += ["", month_line(say, it.day, sheet.state)]
    return Screen("\n".join(lines), rows(_card_buttons(say, sheet)))


def _standing(say: Speaker, sheet: VisitSheet) -> list[str]:
    if sheet.removed:
        return [say("visit-removed")]
    mark = sheet.line.mark
    if mark is Mark.CONFIRMED:
        return [say("visit-confirmed", name=sheet.confirmed_by or "")]
    if mark is not Mark.WAITING:
        return [say(f"visit-{mark.value}")]
    if sheet.may_confirm:
        return [say("visit-waiting")]
    if not sheet.hosts:
        return [say("visit-waiting"), say("visit-how-nobody")]
    return [say("visit-waiting"), say("visit-how-hosts", names=say.listed(sheet.hosts))]


def _card_buttons(say: Speaker, sheet: VisitSheet) -> list[Button]:
    it, buttons = sheet.line, []
    if sheet.may_confirm:
        buttons.append(Button(say("button-visit-confirm"), Action(Verb.CONFIRM_VISIT, it.id)))
    if sheet.may_remove:
        buttons.append(Button(say("button-visit-remove"), Action(Verb.REMOVE_VISIT, it.id)))
    if sheet.may_restore:
        again = Action(Verb.REMOVE_VISIT, it.id, 0, "back")
        buttons.append(Button(say("button-visit-restore"), again))
    if it.visitor is None:
        month = f"{it.day:%Y-%m}"
        buttons.append(show(say("button-visits-own"), View.VISITS, argument=month))
    return buttons


def _length(say: Speaker, line: VisitLine) -> str:
    return say("length-half" if line.half else "length-full")


# One's month


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
    if state.half_over and state.missing:
        lines.append(say("visits-half-over"))
    if not sheet.is_over and state.forecast is not Forecast.DONE:
        lines.append(say(f"visits-forecast-{state.forecast.value}"))
    lines.append("")
    empty = "visits-over-empty" if sheet.is_over else "visits-empty"
    lines += [_day_line(say, line) for line in sheet.lines] or [say(empty)]
    waiting = [line for line in sheet.lines if line.mark is Mark.WAITING]
    if waiting:
        lines += ["", say("visits-waiting", n=len(waiting))]
    if sheet.to_confirm:
        lines += ["", say("visits-to-confirm", n=sheet.to_confirm)]
    return Screen("\n".join(lines), rows(_month_buttons(say, sheet, waiting)))


def _day_line(say: Speaker, line: VisitLine) -> str:
    return say(
        "visits-day",
        day=say.day(line.day),
        village=line.village,
        length=_length(say, line),
        mark=say(f"mark-{line.mark.value}"),
    )


def _month_buttons(say: Speaker, sheet: MonthSheet, waiting: list[VisitLine]) -> list[Button]:
    buttons = [log_button(say)] if sheet.owes and not sheet.is_over else []
    if sheet.to_confirm:
        label = say("button-visits-to-confirm", n=sheet.to_confirm)
        buttons.append(show(label, View.VISITS_TO_CONFIRM))
    for line in waiting[:_OPENED]:
        village = line.village.rpartition("·")[2]
        label = say("button-visit-open", day=say.day(line.day), village=village)
        buttons.append(show(label, View.VISIT, line.id))
    buttons += month_turns(say, View.VISITS, sheet.before, sheet.after)
    if sheet.sees_others:
        buttons.append(show(say("button-visits-county"), View.VISITS_COUNTY))
    return buttons


def month_turns(
    say: Speaker, view: View, before: date | None, after: date | None, rest_: str = ""
) -> list[Button]:
    """Buttons to the month before and the month after."""
    found = []
    for key, when in (("button-visits-before", before), ("button-visits-after", after)):
        if when is not None:
            found.append(show(say(key), view, argument=f"{when:%Y-%m}{rest_}"))
    return found


# What a host confirms


def to_confirm(say: Speaker, sheet: ToConfirm) -> Screen:
    """Others' field days that wait for a host, each with its button, and one for all."""
    if not sheet.total:
        return Screen(say("confirm-empty"))
    lines = [say("confirm-title", n=sheet.total)]
    buttons = []
    for line in sheet.lines:
        name, day = line.visitor or "", say.day(line.day)
        lines += [
            "",
            say(
                "confirm-line", name=name, day=day, village=line.village, length=_length(say, line)
            ),
            say.quoted(line.text.replace("\n", " "), _SNIPPET),
        ]
        one = Action(Verb.CONFIRM_VISIT, line.id)
        buttons.append(Button(say("button-confirm-one", name=name, day=day), one))
    if sheet.total > 1:
        everything = Action(Verb.CONFIRM_VISIT, sheet.newest, 0, "all")
        buttons.append(Button(say("button-confirm-all", n=sheet.total), everything))
    pages = pager(say, View.VISITS_TO_CONFIRM, sheet.page, sheet.pages)
    return Screen("\n".join(lines), (*rows(buttons), *rows(pages)))
