"""What the moves change by which other units handle a part of a case."""

from casework.access import handles_part
from casework.case_errors import PartError
from casework.matters import NoteKind
from casework.pushes import PushKind
from casework.workflow import Move
from services import places, recipients
from services.effects.making import Effect, Making, check_not_accused
from storage import parts, pushes
from storage.parts import Part


def _ask_part(it: Making) -> Effect:
    """Each unit once, and not the owner."""
    partner = places.find(it.unit, it.fields["partner"])
    if partner.code == it.case.owner_code:
        raise PartError(why="owner")
    check_not_accused(it, partner)
    if any(part.unit_code == partner.code for part in parts.of(it.unit, it.case.id)):
        raise PartError(why="twice")
    parts.ask(it.unit, it.case.id, partner.code, partner.path, it.actor_id or 0)
    return Effect(facts={"partner": partner.code})


def _hand_in(it: Making) -> Effect:
    """The part of the unit that the officer belongs to."""
    mine = next(
        part
        for part in _open(it)
        if it.actor is not None and handles_part(it.actor, part.unit_path)
    )
    parts.hand_in(it.unit, mine.id, it.actor_id or 0)
    effect = _ended(it, mine)
    effect.handles = True
    return effect


def _release(it: Making) -> Effect:
    partner = places.find(it.unit, it.fields["partner"])
    part = next((one for one in _open(it) if one.unit_code == partner.code), None)
    if part is None:
        raise PartError(why="none")
    parts.release(it.unit, part.id)
    return _ended(it, part)


def _ended(it: Making, part: Part) -> Effect:
    """Nothing more is asked of that unit; with the last part all are in."""
    told = [who.id for who in recipients.people_of(it.unit, part.unit_code)]
    pushes.settle(it.unit, it.subject, it.actor_id, [PushKind.PART_ASKED], told)
    then = () if _open(it) else (Move.COMPLETE_PARTS,)
    return Effect(facts={"partner": part.unit_code}, then=then)


def _open(it: Making) -> list[Part]:
    return [part for part in parts.of(it.unit, it.case.id) if part.done_at is None]


EFFECTS = {
    Move.ASK_PART: _ask_part,
    Move.HAND_IN_PART: _hand_in,
    Move.RELEASE_PART: _release,
}
NOTES = {
    Move.ASK_PART: ("text", NoteKind.PART_ASKED),
    Move.HAND_IN_PART: ("text", NoteKind.PART),
}
