"""Who did and who read what, for the inspector; looking at that is on record too.

Source: product.md, Commands, ``/audit``.
"""

from collections.abc import Callable

from casework.access import check_may_do
from casework.actions import Answer, View, chosen
from casework.cases import Case
from casework.errors import NotFoundError
from casework.leads import Lead
from casework.matters import Subject
from casework.paging import pages_of
from casework.people import Officer
from casework.sheets_audit import AuditSheet, ChainSheet, Trace
from services import audit, letters
from storage import cases, events, leads, people, traces
from storage.letters import Letter
from storage.unit import Reader, Unit

PAGE = 10
READ_AUDIT = "read_audit"
# The matters whose records are shown, each to whoever may know of it.
_LOOK: dict[Subject, Callable[[Reader, Officer, int], Case | Lead | Letter | None]] = {
    Subject.CASE: cases.seen,
    Subject.LEAD: leads.seen,
    Subject.LETTER: letters.seen,
}


def opened(unit: Unit, actor: Officer, kind: str, ref: int) -> Answer:
    """Record that somebody looks at the records of a matter."""
    subject = (chosen(Subject, kind), ref)
    _number(unit, actor, subject)
    events.record(unit, READ_AUDIT, subject, actor.id)
    return Answer(View.AUDIT, ref, argument=kind)


def sheet(view: Reader, actor: Officer, kind: str, ref: int, page: int = 0) -> AuditSheet:
    """A page of the records of a case with its leads, of a lead or letter; raises NotFoundError."""
    subject = (chosen(Subject, kind), ref)
    number = _number(view, actor, subject)
    subjects = [subject]
    if subject[0] is Subject.CASE:
        subjects += [(Subject.LEAD, lead.id) for lead in leads.of_case(view, ref)]
    found, total = traces.of(view, subjects, offset=page * PAGE, limit=PAGE)
    return AuditSheet(
        subject[0],
        ref,
        number,
        tuple(_trace(view, one) for one in found),
        page,
        pages_of(total, PAGE),
        traces.readers(view, subjects),
    )


def chain(view: Reader, actor: Officer) -> ChainSheet:
    """Whether the chain of all records is whole; on a long record this takes its time."""
    check_may_do(actor, "audit")
    found = audit.verify(view)
    return ChainSheet(found.count, found.position, found.fault)


def _number(view: Reader, actor: Officer, subject: tuple[Subject, int]) -> tuple[int, int]:
    check_may_do(actor, "audit")
    look = _LOOK.get(subject[0])
    found = look(view, actor, subject[1]) if look is not None else None
    if found is None:
        raise NotFoundError
    return found.year, found.serial


def _trace(view: Reader, found: traces.Traced) -> Trace:
    actor = people.get(view, found.actor_id) if found.actor_id is not None else None
    away = people.get(view, found.for_id) if found.for_id is not None else None
    return Trace(
        found.position,
        found.at,
        found.kind,
        actor.name if actor else None,
        away.name if away else None,
        found.reason,
        tuple(dict.fromkeys(post.role for post in actor.own_posts)) if actor else (),
    )
