"""What the moves from registration to an owner change."""

from casework import clocks, discipline
from casework.case_errors import NoDisciplineError, ObjectionLateError, SameOwnerError
from casework.clocks import ClockRule, is_overdue
from casework.matters import IdentityMode, NoteKind, Outcome
from casework.people import Unit as OfficeUnit
from casework.workflow import Move
from services import places, recipients
from services.effects.making import (
    AFTER_DELIVERY,
    NOBODY,
    Effect,
    Making,
    check_not_accused,
    start_from,
    tell,
)
from storage import clocks as kept_clocks


def _classify(it: Making) -> Effect:
    """A simple case is routed at once; no notice is owed where nobody can be written to."""
    skipped = set()
    if it.case.simple:
        skipped |= {ClockRule.ROUTING, ClockRule.NOTICE}
    if it.case.identity is IdentityMode.ANONYMOUS:
        skipped.add(ClockRule.NOTICE)
    return Effect(skip_clocks=frozenset(skipped))


def _report_up(it: Making) -> Effect:
    """Propose an owner; the clock of the answer starts with the first proposal, never again."""
    owner = places.find(it.unit, it.fields["owner"])
    running = _not_twice(it)
    if it.case.simple and not running:
        _accept(it)
    return Effect(_owned_by(it, owner), skip_clocks=running)


def _name_discipline(it: Making) -> Effect:
    """One person of the township's discipline organ, and nobody else there."""
    found = recipients.discipline_of(it.unit, it.case)
    named = next((who for who in found if str(who.id) == it.fields["officer"]), None)
    post = discipline.post_for(named, it.case.place_path) if named is not None else None
    if named is None or post is None:
        raise NoDisciplineError
    owner = {"owner_code": post.unit_code, "owner_path": post.unit_path, "owner_id": named.id}
    return Effect(
        owner,
        {"exception": discipline.EXCEPTION, "officer": named.id},
        skip_clocks=_not_twice(it),
    )


def _accept(it: Making) -> None:
    """A simple case is accepted by its proposal: what that took of its days stands on record."""
    unit, calendar = it.unit, it.unit.calendar
    at = calendar.start_of_day(it.case.received_on)
    begun = kept_clocks.begin(unit, ClockRule.SIMPLE_ACCEPT, at)
    accepted, _entry = clocks.stop(begun, unit.now, calendar)
    kept_clocks.keep(unit, accepted, it.subject, it.case.place_path)


def _not_twice(it: Making) -> frozenset[ClockRule]:
    """The clock of the answer is left alone where it runs."""
    running = it.clock(ClockRule.HANDLING, ClockRule.SIMPLE_DECIDE) is not None
    return frozenset({ClockRule.HANDLING}) if running else frozenset()


def _owned_by(it: Making, owner: OfficeUnit) -> dict[str, object]:
    return {
        "owner_code": owner.code,
        "owner_path": owner.path,
        "owner_id": picked_of(it, owner),
        "drafted_by": it.actor_id,
    }


def picked_of(it: Making, owner: OfficeUnit) -> int | None:
    """The one of a unit's people who was picked; somebody of another unit is not.

    Raises :class:`AccusedUnitError` where the unit is the one that is accused.
    """
    check_not_accused(it, owner)
    own = {str(who.id): who.id for who in recipients.people_of(it.unit, owner.code)}
    return own.get(it.fields.get("officer", ""))


def _propose_route(it: Making) -> Effect:
    """Where a section would send it: kept until the case moves on, or another section has it."""
    route = it.fields["route"]
    return Effect({"route": route}, {"route": route})


def _route_out(it: Making) -> Effect:
    """What others handle falls due here no more."""
    route = it.fields["route"]
    nobodys = {"due_on": None} | NOBODY
    return Effect(nobodys | {"route": route}, {"route": route})


def _answer_at_once(it: Making) -> Effect:
    tell(it)
    changes: dict[str, object] = NOBODY | {
        "outcome": Outcome.EXPLAINED.value,
        "delivery": it.fields["manner"],
        "replied_on": it.day,
        "drafted_by": it.actor_id,
    }
    right = it.review_right(ClockRule.REVIEW_APPLY)
    begun = start_from(it, it.day, *AFTER_DELIVERY)
    return Effect(changes, right, skip_clocks=begun, handles=True)


def _object(it: Making) -> Effect:
    """An objection is raised within its own time."""
    kept = it.clock(ClockRule.OBJECTION)
    if kept is not None and is_overdue(kept.state, it.unit.now):
        raise ObjectionLateError(due_at=kept.state.due_at)
    return Effect()


def _agree_objection(it: Making) -> Effect:
    """The clerk proposes another owner; the one who objected is none."""
    owner = places.find(it.unit, it.fields["owner"])
    if owner.code == it.case.owner_code:
        raise SameOwnerError
    return Effect(_owned_by(it, owner))


EFFECTS = {
    Move.CLASSIFY: _classify,
    Move.REPORT_UP: _report_up,
    Move.NAME_DISCIPLINE: _name_discipline,
    Move.PROPOSE_ROUTE: _propose_route,
    Move.ROUTE_OUT: _route_out,
    Move.ANSWER_AT_ONCE: _answer_at_once,
    Move.OBJECT: _object,
    Move.AGREE_OBJECTION: _agree_objection,
}
NOTES = {
    Move.RETURN_PROPOSAL: ("reason", NoteKind.REASON),
    Move.PROPOSE_ROUTE: ("reason", NoteKind.REASON),
    Move.ROUTE_OUT: ("body", NoteKind.ROUTE),
    Move.NOTIFY: ("detail", NoteKind.NOTICE),
    Move.ANSWER_AT_ONCE: ("findings", NoteKind.FINDINGS),
    Move.OBJECT: ("reason", NoteKind.OBJECTION),
    Move.REFUSE_OBJECTION: ("reason", NoteKind.REASON),
}
