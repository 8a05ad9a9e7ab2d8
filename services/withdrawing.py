"""Who may be asked to call a petitioner who is said to withdraw (domain.md, Stages)."""

from casework.cases import Case
from casework.matters import Subject
from casework.people import Officer, Role
from casework.withdrawal import may_call
from casework.workflow import Move
from storage import cases, events, leads, people
from storage.unit import Reader


def callers_of(view: Reader, case_id: int) -> list[Officer]:
    """Who may be asked about a case's withdrawal."""
    found = cases.get(view, case_id)
    return [] if found is None else callers(view, found)


def callers(view: Reader, case: Case) -> list[Officer]:
    """Those uninvolved in a case: the inspectors first, whoever no push reaches last."""
    standing, acts = cases.standing(view, case), acts_on(view, case)
    found = [who for who in people.everybody(view) if may_call(who, standing, acts.get(who.id, ()))]
    return sorted(found, key=lambda who: (who.telegram_id is None, not who.holds(Role.INSPECTOR)))


def was_taken_back(view: Reader, case_id: int) -> bool:
    """Whether the last that was said of a withdrawal is that nobody has to call any more."""
    asked, back = (
        events.newest(view, (Subject.CASE, case_id), move.value)
        for move in (Move.ASK_WITHDRAWAL, Move.TAKE_BACK_WITHDRAWAL)
    )
    return asked is not None and back is not None and back[0] >= asked[0]


def acts_on(view: Reader, case: Case) -> dict[int, frozenset[Move]]:
    """Who has made which moves on a case, its reports, and what has become part of it."""
    joined = cases.joined_to(view, [case.id])
    subjects = [(Subject.CASE, number) for number in (case.id, *joined)]
    subjects += [
        (Subject.LEAD, lead.id)
        for number in (case.id, *joined)
        for lead in leads.of_case(view, number)
    ]
    return events.moves_by(view, subjects)


def caller_of(view: Reader, case: Case) -> str | None:
    """The name of whoever was asked to call, while that is open."""
    if case.caller_id is None:
        return None
    return people.names(view, {case.caller_id}).get(case.caller_id)
