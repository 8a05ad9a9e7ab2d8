"""Appraisals: seen by their units first, objected to with a reason, answered, then seen by leaders.

Source: domain.md, Statistics (unit appraisal).
"""

from casework.access import may_do
from casework.actions import Answer, View
from casework.appraisal import (
    AppraisalState,
    Part,
    appraise,
    is_open_to_leaders,
    may_object,
)
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import Draft, FormKind
from casework.matters import NoteKind, Subject
from casework.people import Officer, Role
from casework.pushes import PushKind
from services import appraising, drafting
from storage import appraisals, events, people, pushes, units
from storage.appraisals import Kept
from storage.unit import Reader, Unit

ACT = "appraisals"
RECOUNT = "recount"


def seen(view: Reader, actor: Officer, appraisal_id: int) -> Kept:
    """An appraisal that an officer may see; raises :class:`NotFoundError`."""
    found = appraisals.get(view, appraisal_id)
    if found is None or not is_seen(view, actor, found):
        raise NotFoundError
    return found


def is_seen(view: Reader, actor: Officer, kept: Kept) -> bool:
    """Whether it is of one's own unit, or one oversees it and the unit has had its say.

    The desk, which answers objections, sees it from the beginning.
    """
    if not actor.active:
        return False
    if appraising.is_own(actor, kept.unit_path) or answers(actor, kept):
        return True
    open_ = is_open_to_leaders(kept.state, kept.object_by, view.today)
    return open_ and oversees(actor, kept)


def oversees(actor: Officer, kept: Kept) -> bool:
    """Whether the unit lies in what an officer answers for."""
    return may_do(actor, ACT) and actor.covers(
        kept.unit_path, Role.LEADER, Role.DEPUTY, Role.CLERK, Role.INSPECTOR
    )


def answers(actor: Officer, kept: Kept) -> bool:
    """Whether an objection of the unit is an officer's to answer; never one's own."""
    return actor.covers(kept.unit_path, Role.CLERK) and kept.objected_by != actor.id


def accept(unit: Unit, actor: Officer, appraisal_id: int) -> Answer:
    """The unit says that it has nothing against its appraisal; the same tap again says so too."""
    kept = _own(unit, actor, appraisal_id)
    if may_object(kept.state, kept.object_by, unit.today):
        appraisals.change(unit, kept.id, state=AppraisalState.ACCEPTED.value)
        _settle(unit, kept, actor, PushKind.APPRAISAL_TOLD)
        events.record(unit, "appraisal_accepted", (Subject.APPRAISAL, kept.id), actor.id)
    elif kept.state is not AppraisalState.ACCEPTED:
        return Answer(View.APPRAISAL, kept.id, "appraisal_settled")
    return Answer(View.APPRAISAL, kept.id, "appraisal_accepted")


def begin_objection(unit: Unit, actor: Officer, appraisal_id: int) -> Answer:
    """Ask what the unit objects to; once it is too late, the card says how things stand."""
    kept = _own(unit, actor, appraisal_id)
    if not may_object(kept.state, kept.object_by, unit.today):
        return Answer(View.APPRAISAL, kept.id, "appraisal_settled")
    return drafting.begin(unit, actor, FormKind.APPRAISAL_OBJECTION, kept.id)


def object_(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep the objection with its reason, and hand it to the desk."""
    kept = _own(unit, actor, draft.subject_id)
    if not may_object(kept.state, kept.object_by, unit.today):
        return Answer(View.APPRAISAL, kept.id, "appraisal_settled")
    part, about = Part(draft.fields["part"]), (Subject.APPRAISAL, kept.id)
    state = AppraisalState.OBJECTED.value
    appraisals.change(unit, kept.id, state=state, objected_part=part.value, objected_by=actor.id)
    _settle(unit, kept, actor, PushKind.APPRAISAL_TOLD)
    note = (NoteKind.OBJECTION, draft.fields["text"])
    facts = {"part": part.value}
    events.record(unit, "appraisal_objected", about, actor.id, facts=facts, note=note)
    clerks = people.holding(unit, Role.CLERK, kept.unit_path)
    told = [who.id for who in clerks if who.id != actor.id]
    pushes.owe(unit, PushKind.APPRAISAL_OBJECTED, told, about, cause=f"objected:{kept.id}")
    return Answer(View.APPRAISAL, kept.id, "appraisal_objected")


def begin_answer(unit: Unit, actor: Officer, appraisal_id: int) -> Answer:
    """Ask the desk for its answer; what is answered already is shown."""
    kept = _objected(unit, actor, appraisal_id)
    if kept.state is not AppraisalState.OBJECTED:
        return Answer(View.APPRAISAL, kept.id, "appraisal_settled")
    return drafting.begin(unit, actor, FormKind.APPRAISAL_ANSWER, kept.id)


def answer(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Answer the objection: it stands, or everything is counted anew from the record."""
    kept = _objected(unit, actor, draft.subject_id)
    if kept.state is not AppraisalState.OBJECTED:
        return Answer(View.APPRAISAL, kept.id, "appraisal_settled")
    about = (Subject.APPRAISAL, kept.id)
    recounted = draft.fields["ruling"] == RECOUNT
    before = appraise(appraisals.lines(unit, kept.id)).total
    of = units.get(unit, kept.unit_code)
    if recounted and of is not None:
        appraisals.put_lines(unit, kept.id, appraising.measured(unit, of, kept.period))
    appraisals.change(unit, kept.id, state=AppraisalState.ANSWERED.value, recounted=recounted)
    _settle(unit, kept, actor, PushKind.APPRAISAL_OBJECTED)
    facts = {"ruling": draft.fields["ruling"], "before": str(before)}
    note = (NoteKind.DECISION, draft.fields["text"])
    events.record(unit, "appraisal_answered", about, actor.id, facts=facts, note=note)
    appraising.tell(unit, PushKind.APPRAISAL_ANSWERED, kept.id, kept.unit_path)
    return Answer(View.APPRAISAL, kept.id, "appraisal_answered")


def _settle(unit: Unit, kept: Kept, actor: Officer, kind: PushKind) -> None:
    pushes.settle(unit, (Subject.APPRAISAL, kept.id), actor.id, [kind])


def _own(view: Reader, actor: Officer, appraisal_id: int) -> Kept:
    """One of an officer's own unit; raises :class:`NotAllowedError` for another that they see."""
    kept = seen(view, actor, appraisal_id)
    if not appraising.is_own(actor, kept.unit_path):
        raise NotAllowedError(rule="role", act=ACT)
    return kept


def _objected(view: Reader, actor: Officer, appraisal_id: int) -> Kept:
    kept = seen(view, actor, appraisal_id)
    if not answers(actor, kept):
        raise NotAllowedError(rule="role", act=ACT)
    return kept
