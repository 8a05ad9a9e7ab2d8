"""What waits to be said moves to the stand-in when a leave begins, and back when it ends."""

from casework.access import may_see
from casework.matters import Subject
from casework.people import Officer
from casework.push_table import PUSHES, Audience
from casework.pushes import Push
from services import recipients
from storage import cases, leads, people, readdressing
from storage.unit import Reader, Unit

_MATTERS = frozenset({Subject.CASE, Subject.LEAD})


def to_stand_in(unit: Unit, away: Officer) -> None:
    """Address what waits for an officer on leave to who covers, as far as that may be seen.

    Whether an instruction on paper is the leader's own waits for the leader (decision 11).
    """
    for push in readdressing.waiting_for(unit, away.id, _MATTERS):
        if PUSHES[push.kind].to in {Audience.INSTRUCTOR, Audience.CALLER}:
            continue
        for who in _instead(unit, away, push):
            readdressing.readdress(unit, push, who.id)


def away_from(unit: Unit, officer: Officer) -> None:
    """Address what waits for somebody who may know of it no more to whoever stands above."""
    for push in readdressing.waiting_for(unit, officer.id, _MATTERS):
        if not _may_know(unit, officer, push):
            for who in _instead(unit, officer, push):
                readdressing.readdress(unit, push, who.id)


def _instead(view: Reader, away: Officer, push: Push) -> list[Officer]:
    covering = people.get(view, away.stand_in_id) if away.stand_in_id is not None else None
    if covering is not None and _may_know(view, covering, push):
        return [covering]
    case = cases.get(view, push.subject_id) if push.subject_kind == Subject.CASE else None
    if case is None:
        return []
    return recipients.above_owners(view, case, cases.standing(view, case))[:1]


def back(unit: Unit, stand_in_id: int, officer: Officer) -> None:
    """Address back what waits for a stand-in who may no longer know of it.

    What they were sent and have not answered loses its buttons.
    """
    stand_in = people.get(unit, stand_in_id)
    for push in readdressing.waiting_for(unit, stand_in_id, _MATTERS):
        if stand_in is None or not _may_know(unit, stand_in, push):
            readdressing.readdress(unit, push, officer.id)
    for push in readdressing.asked_of(unit, stand_in_id, _MATTERS):
        if stand_in is None or not _may_know(unit, stand_in, push):
            readdressing.take_back(unit, push)


def _may_know(view: Reader, officer: Officer, push: Push) -> bool:
    if push.subject_kind == Subject.LEAD:
        lead = leads.get(view, push.subject_id)
        return lead is not None and may_see(officer, leads.standing(view, lead))
    case = cases.get(view, push.subject_id)
    return case is not None and may_see(officer, cases.standing(view, case))
