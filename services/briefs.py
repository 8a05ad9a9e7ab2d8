"""Briefs that come unasked: what «how do we stand» says in short, with the change since the last.

Only counts, no unit and no number of a matter: like every push it tells nothing of any.
"""

import json
from dataclasses import replace
from datetime import datetime, timedelta

from casework import briefs as rules
from casework.access import may_do
from casework.actions import Answer, View
from casework.briefs import PUSH_OF, BriefKind, BriefSheet
from casework.days import ONE_DAY
from casework.errors import NotAllowedError, OldButtonError
from casework.matters import Subject
from casework.people import Officer
from casework.pushes import PushKind
from casework.statistics import Period, previous_period, this_month
from casework.workflow import OPEN_STAGES
from services import status, visit_county
from storage import briefs as kept
from storage import case_lists, due, people, pushes, topics
from storage.unit import Reader, Unit

_KIND_OF = {push: kind for kind, push in PUSH_OF.items()}
# So far back what is late and still open is counted.
_BACK = timedelta(days=3650)
_WEEK = timedelta(days=7)


def is_wanted(view: Reader, officer: Officer, push: PushKind) -> bool:
    """Whether a brief that is owed is still somebody's, and not switched off."""
    kind = _KIND_OF[push]
    return kind in rules.kinds_for(officer) and not kept.get(view, officer.id, kind).off


def awaiting(view: Reader) -> list[tuple[int, BriefKind]]:
    """Whose brief is to be drawn up now; nobody's who is away or has not joined."""
    wishes = kept.all_of(view)
    return [
        (who.id, kind)
        for who in people.everybody(view)
        if who.telegram_id is not None and not who.away
        for kind in rules.kinds_for(who)
        if _due_at(view, kind, wishes.get((who.id, kind), rules.Wish())) is not None
    ]


def _due_at(view: Reader, kind: BriefKind, wish: rules.Wish) -> datetime | None:
    return rules.due_at(kind, wish, view.now, view.calendar)


def owe(unit: Unit, officer_id: int, kind: BriefKind) -> None:
    """Draw up somebody's brief; a second call for the same one is harmless."""
    officer, wish = people.get(unit, officer_id), kept.get(unit, officer_id, kind)
    at = _due_at(unit, kind, wish)
    if officer is None or at is None:
        return
    month = previous_period(this_month(unit.today))
    found = _figures(unit, officer, kind, month)
    told = json.dumps(found, sort_keys=True)
    facts = {"figures": told, "on": unit.today.isoformat(), "month": str(month.first.month)}
    if wish.figures is not None and wish.told_on is not None:
        facts |= {"before": wish.figures, "since": wish.told_on.isoformat()}
    start = rules.begins(kind, unit.today).isoformat()
    subject, cause = (Subject.OFFICER, officer_id), f"brief:{kind.value}:{start}"
    at = max(at, unit.now)
    pushes.owe(unit, PUSH_OF[kind], [officer_id], subject, cause=cause, due_at=at, facts=facts)
    kept.put(unit, officer_id, kind, replace(wish, told_on=unit.today, figures=told))


def _figures(view: Reader, officer: Officer, kind: BriefKind, month: Period) -> dict[str, int]:
    """The numbers of a brief by name, those at nothing that say nothing left out."""
    if not may_do(officer, "status"):
        return _of_section(view, officer, month)
    if kind is BriefKind.WEEKLY:
        sheet = status.overview(view, officer)
        found = {"due": sheet.due_this_week}
        if sheet.week is not None:
            found |= {"week": sheet.week.received, "week_before": sheet.week.received_before}
        compared, until = "week_before", view.today - _WEEK
    else:
        sheet = status.overview(view, officer, "", month)
        before = sheet.received_before.total
        found = {"received": sheet.received.total, "year_before": before}
        compared, until = "year_before", month.a_year_before.last
    # An office that did not keep its record then has nothing to be compared with.
    since = topics.first_day(view, officer, status.own_unit(view, officer).path)
    if since is None or since > until:
        found.pop(compared, None)
    found |= {"overdue": sheet.overdue, "open": sheet.open, "above": sheet.from_above}
    found |= {"on_time": sheet.on_time.count, "on_time_of": sheet.on_time.of}
    if sheet.to_decide is not None:
        found["decide" if sheet.decides else "waiting"] = sheet.to_decide
    if sheet.field_days is not None:
        found |= {"days": sheet.field_days.days.count, "days_of": sheet.field_days.days.of}
    return found


def _of_section(view: Reader, officer: Officer, month: Period) -> dict[str, int]:
    """A section head's: what is theirs to do, and the field days of the section."""
    today = view.today
    late = due.by_day(view, officer, today - _BACK, today - ONE_DAY, owned=True)
    soon = due.by_day(view, officer, today, status.sunday(today), owned=True)
    still = case_lists.in_stages(view, officer, OPEN_STAGES, owned=True, limit=1)[1]
    found = {"overdue": sum(late.values()), "open": still, "due": sum(soon.values())}
    county = visit_county.county(view, officer, f"{month.first:%Y-%m}")
    if county.owed:
        found |= {"days": county.done, "days_of": county.owed}
    return found


# What everybody chooses for themselves


def sheet(view: Reader, actor: Officer, text: str = "") -> BriefSheet:
    """The choices of one's own brief; of several the first unless told."""
    mine = rules.kinds_for(actor)
    if not mine:
        raise NotAllowedError(rule="role", act="brief")
    kind = next((one for one in mine if one == text), mine[0])
    wish = kept.get(view, actor.id, kind)
    return BriefSheet(kind, wish, rules.next_day(kind, wish, view.now, view.calendar))


def choose(unit: Unit, actor: Officer, argument: str) -> Answer:
    """Switch one's own brief off or on, or move it, as ``weekly:day=2``."""
    name, _, what = argument.partition(":")
    kind = next((one for one in rules.kinds_for(actor) if one == name), None)
    if kind is None:
        raise OldButtonError
    wish = rules.changed(kind, kept.get(unit, actor.id, kind), what)
    kept.put(unit, actor.id, kind, rules.from_now_on(kind, wish, unit.now, unit.calendar))
    return Answer(View.BRIEF, notice="brief_off" if what == "off" else "brief_set", argument=name)
