"""What the card of leaves shows to one officer."""

from datetime import date

from casework.access import may_do
from casework.leave import Leave, LeaveState
from casework.matters import Subject
from casework.people import Officer
from casework.sheets_leave import CoverLine, LeaveLine, LeaveRefused, LeaveSheet
from services import leave_requests
from storage import events, leaves, people
from storage.unit import Reader


def sheet(view: Reader, actor: Officer) -> LeaveSheet:
    """An officer's leaves to come or going on, and those for whom they cover or will."""
    open_ = leaves.open_(view)
    concerned = ((one.officer_id, one.stand_in_id, one.decided_by) for one in open_)
    ids = {who for three in concerned for who in three if who is not None}
    names = people.names(view, ids)
    mine = tuple(_line(view, one, names) for one in open_ if one.officer_id == actor.id)
    covers = [
        one
        for one in open_
        if one.officer_id in actor.acts_as - {actor.id}
        or (one.stand_in_id == actor.id and _to_come(one, view.today))
    ]
    return LeaveSheet(
        mine,
        tuple(
            CoverLine(names.get(one.officer_id, ""), one.first, one.last, one.covers(view.today))
            for one in covers
        ),
        asked=leave_requests.pending(view, actor),
        refused=tuple(_refused(view, one) for one in leaves.refused(view, actor.id)),
        may_cases=may_do(actor, "cases"),
        may_approve=may_do(actor, "approvals"),
    )


def _refused(view: Reader, one: Leave) -> LeaveRefused:
    notes = events.notes(view, [(Subject.LEAVE, one.id)])
    by = people.names(view, {one.decided_by or 0}).get(one.decided_by or 0, "")
    return LeaveRefused(one.kind, one.first, one.last, by, notes[-1].text if notes else "")


def _to_come(one: Leave, today: date) -> bool:
    return one.absence is not None and not one.covers(today)


def _line(view: Reader, one: Leave, names: dict[int, str]) -> LeaveLine:
    running = one.covers(view.today)
    who = people.get(view, one.officer_id)
    covering = people.get(view, who.stand_in_id) if running and who and who.stand_in_id else None
    stand_in = names.get(one.stand_in_id, "")
    final = stand_in if not running else covering.name if covering is not None else None
    asked = one.state is LeaveState.ASKED
    return LeaveLine(
        one.id,
        one.first,
        one.last,
        running,
        stand_in,
        final,
        one.kind,
        leave_requests.asked_of(view, who) if asked and who is not None else (),
        names.get(one.decided_by or 0),
        own=one.decided_by == one.officer_id,
    )
