"""Whose word a leave waits for."""

from casework.leave import Leave, approvers
from casework.people import Officer
from casework.sheets_leave import LeaveAsked
from storage import leaves, people
from storage.unit import Reader


def decides(view: Reader, actor: Officer, found: Leave) -> bool:
    """Whether an officer is asked: who is above, or with nobody there the officer themselves."""
    whose = people.get(view, found.officer_id)
    if whose is None:
        return False
    above = approvers(whose, people.everybody(view))
    return actor.id in {who.id for who in above} or (not above and actor.id == whose.id)


def pending(view: Reader, actor: Officer) -> tuple[LeaveAsked, ...]:
    """The leaves that wait for an officer's word, the earliest first."""
    found = [one for one in leaves.asked(view) if decides(view, actor, one)]
    names = people.names(view, {who for one in found for who in (one.officer_id, one.stand_in_id)})
    return tuple(
        LeaveAsked(
            one.id,
            names.get(one.officer_id, ""),
            one.kind,
            one.first,
            one.last,
            names.get(one.stand_in_id, ""),
        )
        for one in found
    )


def asked_of(view: Reader, whose: Officer) -> tuple[str, ...]:
    """The names of those for whose word an officer's leave waits."""
    return tuple(who.name for who in approvers(whose, people.everybody(view)))
