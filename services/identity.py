"""Looking at what names a person: by an explicit tap, and always on record."""

from casework.errors import NotAllowedError, NotFoundError
from casework.matters import Subject
from casework.people import Officer, Role
from storage import cases, events, identities, leads
from storage.unit import Unit

_MAY_READ = (Role.CLERK, Role.DEPUTY)


def reveal(unit: Unit, actor: Officer, kind: str, ref: int) -> list[tuple[str, str]]:
    """The sealed contacts of a matter, kind and value; the reading is recorded.

    Source: domain.md, Protection, Identity.
    """
    if not actor.holds(*_MAY_READ):
        raise NotAllowedError(rule="role", act="reveal")
    subjects = _subjects(unit, actor, kind, ref)
    found = identities.reveal(unit, subjects)
    events.record(unit, "revealed", subjects[-1], actor.id, facts={"values": len(found)})
    return found


def _subjects(unit: Unit, actor: Officer, kind: str, ref: int) -> list[tuple[Subject, int]]:
    if kind == "lead":
        if leads.seen(unit, actor, ref) is None:
            raise NotFoundError
        return [(Subject.LEAD, ref)]
    if cases.seen(unit, actor, ref) is None:
        raise NotFoundError
    of_leads = [(Subject.LEAD, lead.id) for lead in leads.of_case(unit, ref)]
    return [*of_leads, (Subject.CASE, ref)]
