"""Looking at what names a person: by an explicit tap, and always on record."""

from collections import Counter

from casework.errors import NotAllowedError, NotFoundError
from casework.forms import ABOUT_FIELD_DAYS, ABOUT_LEADS, Draft, FormKind
from casework.matters import Subject
from casework.people import Officer, Role
from services import protect
from storage import cases, events, identities, leads
from storage.unit import Reader, Unit

_MAY_READ = (Role.CLERK, Role.DEPUTY)


def reveal(unit: Unit, actor: Officer, kind: str, ref: int) -> list[tuple[str, str]]:
    """The sealed contacts of a matter, each with the mark that stands for it in the texts.

    The reading is recorded.

    Source: domain.md, Protection, Identity.
    """
    if not actor.holds(*_MAY_READ):
        raise NotAllowedError(rule="role", act="reveal")
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
        if leads.seen(unit, actor, ref) is None:
            raise NotFoundError
        return [(Subject.LEAD, ref)]
    if cases.seen(unit, actor, ref) is None:
        raise NotFoundError
    return _of_case(unit, ref)


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
