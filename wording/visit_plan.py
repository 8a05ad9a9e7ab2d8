"""The plan of field days: a month's grid on which days are picked, dropped and moved."""

from datetime import date, timedelta

from casework.actions import Action, Verb, View
from casework.sheets_visit_months import PlanSheet
from wording import month_grid
from wording.buttons import show
from wording.screen import Button, Screen, rows
from wording.speaker import Speaker
from wording.visits import DONE, month_line, month_name

MOVE = ">"


def plan(say: Speaker, sheet: PlanSheet) -> Screen:
    """A month to plan; the words say all that the grid marks."""
    lines = [_title(say, sheet)]
    if sheet.moving is not None:
        lines.append(say("plan-moving", day=say.dated(sheet.moving)))
    else:
        lines += [month_line(say, sheet.first, sheet.state), "", _planned(say, sheet)]
        off = [day for day in sheet.planned if not say.calendar.is_working(day)]
        if off:
            lines.append(say("plan-day_off", days=_listed(say, off)))
        lines.append(say("plan-how"))
    grid = month_grid.grid(
        say, sheet.first, _month(say, sheet, sheet.first).action, lambda day: _cell(say, sheet, day)
    )
    return Screen("\n".join(lines), (*grid, _turning(say, sheet), *rows(_last(say, sheet))))


def _title(say: Speaker, sheet: PlanSheet) -> str:
    month = month_name(say, sheet.first)
    if sheet.visitor is not None:
        return say("plan-title-for", name=sheet.visitor, month=month)
    return say("plan-title", month=month)


def _planned(say: Speaker, sheet: PlanSheet) -> str:
    to_come = [day for day in sheet.planned if day >= sheet.today]
    if not to_come:
        return say("plan-none")
    return say("plan-days", n=len(to_come), days=_listed(say, to_come))


def _listed(say: Speaker, days: list[date]) -> str:
    return say.listed(say.dated(day) for day in sorted(days))


def _cell(say: Speaker, sheet: PlanSheet, day: date) -> Button:
    here = _month(say, sheet, sheet.first)
    if day < sheet.today:
        return Button(DONE if day in sheet.done else month_grid.BLANK, here.action)
    picked = day in sheet.planned
    kind = dict(sheet.days)[day].kind
    label = month_grid.mark(say, kind, today=day == sheet.today) or str(day.day)
    if picked:
        label = month_grid.circled(day)
    elif day in sheet.done:
        label = DONE
    if sheet.moving is not None:
        moved = f"{sheet.moving.isoformat()}{MOVE}{day.isoformat()}"
        return Button(label, Action(Verb.MOVE_PLAN, sheet.visitor_id, 0, moved))
    way = "off" if picked else "on"
    return Button(label, Action(Verb.PLAN_DAY, sheet.visitor_id, 0, f"{day.isoformat()}={way}"))


def _month(say: Speaker, sheet: PlanSheet, first: date, key: str = "button-plan") -> Button:
    moving = f"{sheet.moving.isoformat()}{MOVE}" if sheet.moving else ""
    return show(say(key), View.PLAN, sheet.visitor_id, f"{moving}{first:%Y-%m}")


def _turning(say: Speaker, sheet: PlanSheet) -> tuple[Button, ...]:
    after = (sheet.first + timedelta(days=31)).replace(day=1)
    found = [_month(say, sheet, after, "button-calendar-after")]
    if sheet.before is not None:
        found.insert(0, _month(say, sheet, sheet.before, "button-calendar-before"))
    return tuple(found)


def _last(say: Speaker, sheet: PlanSheet) -> list[Button]:
    if sheet.moving is not None:
        drop = Action(Verb.PLAN_DAY, sheet.visitor_id, 0, f"{sheet.moving.isoformat()}=off")
        return [Button(say("button-plan-drop"), drop)]
    month = f"{min(sheet.first, sheet.today.replace(day=1)):%Y-%m}"
    return [show(say("button-plan-done"), View.VISITS, sheet.visitor_id, month)]
