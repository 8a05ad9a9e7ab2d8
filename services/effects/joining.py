"""What the moves change by which a case joins another, or is linked to an earlier one.

It is the same matter then: whoever is kept away from the one is from the other.
"""

from casework.accusations import check_may_join
from casework.case_errors import SameCaseError
from casework.cases import Case
from casework.errors import NotFoundError
from casework.matters import Occurrence
from casework.workflow import Move, Stage
from services.effects.making import NOBODY, Effect, Making
from storage import cases, recusals


def _other(it: Making) -> Case:
    """The other case: one that the officer sees, and not this one or one joined elsewhere."""
    number = int(it.fields["into"])
    other = cases.seen(it.unit, it.actor, number) if it.actor else None
    if other is None:
        raise NotFoundError
    if other.id == it.case.id or other.stage is Stage.JOINED:
        raise SameCaseError
    return other


def _join(it: Making) -> Effect:
    other = _other(it)
    check_may_join(it.case.type, it.case.place_path, other.type, other.place_path)
    recusals.carry(it.unit, it.case.id, other.id, it.actor_id or 0)
    return Effect(NOBODY | {"joined_to": other.id}, {"into": other.id})


def _part(_it: Making) -> Effect:
    return Effect({"joined_to": None})


def _link(it: Making) -> Effect:
    other = _other(it).id
    recusals.carry(it.unit, other, it.case.id, it.actor_id or 0)
    return Effect({"repeat_of": other, "occurrence": Occurrence.REPEAT}, {"of": other})


def _unlink(_it: Making) -> Effect:
    return Effect({"repeat_of": None, "occurrence": Occurrence.FIRST})


EFFECTS = {
    Move.JOIN_CASE: _join,
    Move.PART_CASE: _part,
    Move.LINK_REPEAT: _link,
    Move.UNLINK_REPEAT: _unlink,
}
