"""What nobody has answered is said again, and then taken a level up (domain.md, Push)."""

from dataclasses import replace

from casework.leads import Lead
from casework.matters import Subject
from casework.people import Officer, Role
from casework.push_manner import Step, steps_after
from casework.pushes import CLIMBED_FROM, REMINDED_BY, Push, PushState
from casework.sheets_pushes import Undeliverable
from services import escalation, owed, recipients
from storage import cases, leads, people, pushes
from storage.unit import Reader, Unit

AT_ONCE = 200


def keep_up(unit: Unit) -> int:
    """Do what follows for pushes whose time has come, some at a time; gives how many."""
    due = pushes.due_again(unit, AT_ONCE)
    for push in due:
        _go_on(unit, push)
    return len(due)


def _go_on(unit: Unit, push: Push) -> None:
    officer = people.get(unit, push.recipient_id)
    if officer is None or not _is_owed(unit, push, officer):
        pushes.close(unit, push)
    elif push.state is PushState.UNREACHABLE:
        pushes.become(unit, push.id, PushState.UNREACHABLE)
        _climb(unit, push)
    else:
        _ask_again(unit, push, officer)


def _is_owed(view: Reader, push: Push, officer: Officer) -> bool:
    found = owed.prepare(view, push, officer)
    return not (isinstance(found, Undeliverable) and found.state is PushState.SETTLED)


def _ask_again(unit: Unit, push: Push, officer: Officer) -> None:
    steps = steps_after(unit.manner, push.round, urgent=push.urgent)
    if Step.CLIMB in steps:
        _climb(unit, push)
    if Step.REPEAT not in steps:
        pushes.become(unit, push.id, PushState.CLIMBED)
        return
    covering = recipients.standing_in(unit, officer.id)
    whom = next((who for who in covering if _is_owed(unit, push, who)), officer)
    facts = {name: value for name, value in push.facts.items() if name != REMINDED_BY}
    state = PushState.CLIMBED if Step.CLIMB in steps else PushState.REPEATED
    pushes.said_again(unit, replace(push, recipient_id=whom.id), state, facts)


def _climb(unit: Unit, push: Push) -> None:
    """Tell the next level, who may know of it, and were not told of it before."""
    told = pushes.told_of(unit, push)
    pushes.owe(
        unit,
        push.kind,
        sorted(who.id for who in above(unit, push) if who.id not in told),
        (Subject(push.subject_kind), push.subject_id),
        cause=push.cause,
        urgent=push.urgent,
        facts=push.facts | {CLIMBED_FROM: str(push.recipient_id)},
    )


def above(view: Reader, push: Push) -> list[Officer]:
    """The next level of an officer who does not answer; nobody for what has a ladder of its own."""
    told = {who for number in pushes.told_of(view, push) if (who := people.get(view, number))}
    if push.subject_kind == Subject.CASE:
        case = cases.get(view, push.subject_id)
        return escalation.next_above(view, case, told) if case is not None else []
    lead = leads.get(view, push.subject_id) if push.subject_kind == Subject.LEAD else None
    return [] if lead is None else [who for who in _above_lead(view, lead) if who not in told]


def _above_lead(view: Reader, lead: Lead) -> list[Officer]:
    """The deputies; the inspectors where no deputy may know of it."""
    standing = leads.standing(view, lead)
    levels = (people.holding(view, role, lead.place_path) for role in (Role.DEPUTY, Role.INSPECTOR))
    known = (recipients.seeing(level, standing) for level in levels)
    return next((found for found in known if found), [])
