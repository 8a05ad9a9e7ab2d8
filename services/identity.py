"""Looking at what names a person: by an explicit tap, and always on record."""

from collections import Counter
from datetime import timedelta

from casework.access import IDENTITY_ROLES, Standing, sees_as
from casework.errors import NotAllowedError, NotFoundError
from casework.forms import ABOUT_FIELD_DAYS, ABOUT_LEADS, Draft, FormKind
from casework.matters import Subject
from casework.people import Officer, Role
from casework.workflow import Move
from services import protect
from storage import cases, events, identities, leads
from storage.unit import Reader, Unit

# So long a leader who has given a reason may look.
GLASS_STAYS_BROKEN = timedelta(minutes=10)


def reveal(unit: Unit, actor: Officer, kind: str, ref: int) -> list[tuple[str, str]]:
    """The sealed contacts of a matter, each with the mark that stands for it in the texts.

    The reading is recorded.

    Source: domain.md, Protection, Identity.
    """
    subjects = _subjects(unit, actor, kind, ref)
    found = identities.reveal(unit, subjects)
    events.record(unit, "revealed", subjects[-1], actor.id, facts={"values": len(found)})
    seen: Counter[str] = Counter()
    marked = []
    for kind_of, value in found:
        seen[kind_of] += 1
        marked.append((f"{protect.MARKS[kind_of]}{seen[kind_of]}", value))
    return marked


def _subjects(unit: Unit, actor: Officer, kind: str, ref: int) -> list[tuple[Subject, int]]:
    if kind == "lead":
        lead = leads.seen(unit, actor, ref)
        if lead is None:
            raise NotFoundError
        may = sees_as(actor, leads.standing(unit, lead), *IDENTITY_ROLES)
        found = [(Subject.LEAD, ref)]
    else:
        case = cases.seen(unit, actor, ref)
        if case is None:
            raise NotFoundError
        may = may_read_of_case(unit, actor, ref, cases.standing(unit, case))
        found = _of_case(unit, ref)
    if not may:
        raise NotAllowedError(rule="role", act="reveal")
    return found


def may_read_of_case(view: Reader, actor: Officer, case_id: int, standing: Standing) -> bool:
    """Whether an officer may look who the petitioner of a case is.

    By a post that answers for this case, or for ten minutes after a leader has given a reason.
    """
    if sees_as(actor, standing, *IDENTITY_ROLES):
        return True
    if not sees_as(actor, standing, Role.LEADER):
        return False
    since = view.now - GLASS_STAYS_BROKEN
    return events.has_done(view, (Subject.CASE, case_id), Move.BREAK_GLASS.value, actor.id, since)


def beside(view: Reader, draft: Draft) -> list[tuple[Subject, int]]:
    """What else the texts of a form will stand beside: the matter that it is about."""
    if not draft.subject_id:
        return []
    if draft.kind in {FormKind.VISIT_NOTE, FormKind.DENY_VISIT}:
        return [(Subject.VISIT, draft.subject_id)]
    if draft.kind in ABOUT_FIELD_DAYS:
        return []
    if draft.kind not in ABOUT_LEADS:
        return _of_case(view, draft.subject_id)
    lead = leads.get(view, draft.subject_id)
    if lead is not None and lead.case_id is not None:
        return _of_case(view, lead.case_id)
    return [(Subject.LEAD, draft.subject_id)]


def _of_case(view: Reader, case_id: int) -> list[tuple[Subject, int]]:
    of_leads = [(Subject.LEAD, lead.id) for lead in leads.of_case(view, case_id)]
    return [*of_leads, (Subject.CASE, case_id)]
