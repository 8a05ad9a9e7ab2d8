"""What a leave moves on its days: begun and ended at midnight, told to both."""

from datetime import date, datetime

from casework.leave import Leave
from casework.matters import Subject
from casework.people import Officer
from casework.pushes import PushKind
from services import covering, handing_over, lists, menus
from storage import events, leaves, people, pushes
from storage.unit import Reader, Unit


def subject(found: Leave) -> tuple[Subject, int]:
    """What the events and pushes of a leave are about."""
    return (Subject.LEAVE, found.id)


def keep_up(unit: Unit) -> int:
    """Let the leaves begin and end whose day has come; gives how many."""
    due = leaves.due(unit)
    for found in due:
        if not found.begun and found.covers(unit.today):
            begin(unit, found)
        elif found.last_away < unit.today:
            end(unit, found, None)
    return len(due)


def next_moment(view: Reader) -> datetime | None:
    """When a leave begins or ends next."""
    return leaves.next_change(view)


def begin(unit: Unit, found: Leave) -> None:
    """What is open, and what waits to be said, goes to who covers; both are told."""
    leaves.begin(unit, found.id)
    away = people.get(unit, found.officer_id)
    if away is None:
        return
    stand_in = people.get(unit, away.stand_in_id) if away.stand_in_id else None
    facts = {"stand_in": stand_in.id if stand_in else 0}
    events.record(unit, "leave_begun", subject(found), None, facts=facts)
    handing_over.to_stand_in(unit, away)
    tell(unit, PushKind.LEAVE_BEGUN, away.id, found, **_goes_to(unit, away, stand_in))
    if stand_in is not None:
        menus.note(unit, [stand_in.id])
        n = lists.to_do_for_others(unit, stand_in)
        tell(unit, PushKind.COVER_BEGUN, stand_in.id, found, open=str(n))


def _goes_to(view: Reader, away: Officer, stand_in: Officer | None) -> dict[str, str]:
    """How much is done by whoever covers, and how much goes above, since they are kept from it."""
    n = lists.to_do(view, away)
    if stand_in is None:
        return {"open": str(n), "nobody": "yes"}
    above = lists.to_do(view, away, kept_from=stand_in.id)
    more = {"above": str(above), "why": "kept_away"} if above else {}
    return {"open": str(n - above), **more}


def end(unit: Unit, found: Leave, by: int | None, back_on: date | None = None) -> None:
    """What was handed over comes back; both are told."""
    stand_in = covering.on_day(unit, found.officer_id, back_on or found.last_away)
    leaves.end(unit, found.id, back_on)
    back = people.get(unit, found.officer_id)
    events.record(unit, "leave_over", subject(found), by)
    if back is None:
        return
    if stand_in is not None:
        menus.note(unit, [stand_in.id])
        handing_over.back(unit, stand_in.id, back)
        tell(unit, PushKind.COVER_OVER, stand_in.id, found)
    tell(unit, PushKind.LEAVE_OVER, back.id, found, open=str(lists.to_do(unit, back)))


def tell(unit: Unit, kind: PushKind, officer_id: int, found: Leave, **facts: str) -> None:
    """Owe a push about a leave, with its days and what it is for."""
    facts |= {"first": found.first.isoformat(), "last": found.last.isoformat()}
    facts |= {"kind": found.kind.value}
    cause = f"leave:{found.id}"
    pushes.owe(unit, kind, [officer_id], subject(found), cause=cause, facts=facts)
