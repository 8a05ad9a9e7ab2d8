"""What changes with the section that has a case in hand."""

from dataclasses import replace

from casework.case_errors import SameSectionError
from casework.forms import NO_SECTION
from casework.matters import NoteKind
from casework.people import Officer
from casework.pushes import PushKind
from casework.workflow import Move
from services import recipients
from services.effects.making import Effect, Making
from storage import cases, people, pushes

_TOLD = (
    PushKind.SECTION_GIVEN,
    PushKind.RESULT_TO_CHECK,
    PushKind.PROPOSAL_RETURNED,
    PushKind.DUE_SOON,
    PushKind.OVERDUE,
)


def _hand(it: Making) -> Effect:
    """The former section's heads know of the case no more, nor what it asked of them.

    Nor does what they proposed stand any longer.
    """
    section = None if it.fields["section"] == NO_SECTION else it.fields["section"]
    if section == it.case.section:
        raise SameSectionError
    _leave_alone(it, section)
    over = (PushKind.ROUTE_PROPOSED, PushKind.SECTION_GIVEN)
    pushes.settle(it.unit, it.subject, it.actor_id, over)
    route = None if it.case.proposed_route else it.case.route
    return Effect({"section": section, "route": route})


def _leave_alone(it: Making, section: str | None) -> None:
    standing = cases.standing(it.unit, it.case)
    before = recipients.heads(it.unit, standing, handling=False)
    after = replace(standing, section=section)
    left = {who.id for who in before if not recipients.seeing([who], after)}
    if left:
        pushes.settle(it.unit, it.subject, it.actor_id, _TOLD, left)


def with_owner(it: Making, owner_id: int | None, owner_code: str | None) -> Effect:
    """The section goes with the officer that a case is given to, if the post there names one.

    What a township or a county unit is given stays with the section that looks after it.
    """
    owner = people.get(it.unit, owner_id) if owner_id is not None else None
    sections = _sections(owner, owner_code) if owner is not None else []
    if not sections or it.case.section in sections:
        return Effect()
    _leave_alone(it, sections[0])
    return Effect({"section": sections[0]}, also=[(NoteKind.SECTION, sections[0])])


def _sections(owner: Officer, owner_code: str | None) -> list[str]:
    return [
        post.section
        for post in owner.own_posts
        if post.unit_code == owner_code and post.local_path is None and post.section
    ]


def _assign(it: Making) -> Effect:
    return with_owner(it, it.case.owner_id, it.case.owner_code)


NOTES = {Move.HAND_TO_SECTION: ("section", NoteKind.SECTION)}
EFFECTS = {Move.HAND_TO_SECTION: _hand, Move.ASSIGN: _assign}
