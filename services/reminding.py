"""What is done about those who have not answered: one reminder a working day, or their number."""

from datetime import datetime, time

from casework import quiet_hours
from casework.access import check_may_do
from casework.actions import Answer, View
from casework.errors import NotFoundError
from casework.matters import Subject
from casework.people import Officer
from casework.push_manner import may_go_at
from casework.pushes import ASKED_STATES, REMINDED_BY, PushKind, PushState
from casework.sheets_silent import ContactSheet, SilentItem
from services import silent
from storage import events, people, push_messages, push_standing, pushes
from storage.unit import Reader, Unit

_ACT = "reminded"


def remind(unit: Unit, actor: Officer, officer_id: int, then: View = View.SILENT) -> Answer:
    """Say once more to an officer what waits for them, of what the reader may see.

    Once a working day, whoever asks for it. Like everything unasked it may have to wait for the
    morning, which the answer then says.
    """
    check_may_do(actor, "overdue")
    line = silent.line_of(unit, actor, officer_id)
    officer = people.get(unit, officer_id)
    if line is None or officer is None:
        raise NotFoundError
    shown = Answer(then, officer_id if then is View.SILENT_ONE else 0)
    if not line.reachable:
        return _with(shown, "not_reached")
    if _reminded_today(unit, officer_id):
        return _with(shown, "chased_already")
    told = [item for item in line.items if _say_again(unit, actor, officer_id, item)]
    events.record(unit, _ACT, (Subject.OFFICER, officer_id), actor.id, facts={"matters": len(told)})
    for item in told:
        if item.subject in {Subject.CASE, Subject.LEAD}:
            events.record(unit, "chased", (item.subject, item.ref), actor.id)
    later = _goes_at(unit, officer) > unit.now
    return _with(shown, "reminded_later" if later else "chased")


def _with(answer: Answer, notice: str) -> Answer:
    return Answer(answer.view, answer.ref, notice)


def _reminded_today(view: Reader, officer_id: int) -> bool:
    last = events.newest(view, (Subject.OFFICER, officer_id), _ACT)
    calendar = view.calendar
    if last is None:
        return False
    return calendar.next_working(calendar.day_of(last[0])) == calendar.next_working(view.today)


def _say_again(unit: Unit, actor: Officer, officer_id: int, item: SilentItem) -> bool:
    """Owe a matter once more; false for what waits to be said already."""
    if item.state in {PushState.QUEUED, PushState.HELD, PushState.PARKED}:
        return False
    facts = {REMINDED_BY: str(actor.id)}
    standing = push_standing.newest_asked(unit, officer_id, (item.subject, item.ref))
    if standing is not None and standing.state in ASKED_STATES:
        pushes.said_again(unit, standing, PushState.REPEATED, standing.facts | facts)
        return True
    if item.rule is not None:
        facts["rule"] = item.rule.value
    pushes.owe(
        unit,
        PushKind.DUE_SOON if item.rule is not None or item.kind is None else item.kind,
        [officer_id],
        (item.subject, item.ref),
        cause=f"remind:{item.ref}:{unit.today.isoformat()}",
        facts=facts,
    )
    return True


def _goes_at(view: Reader, officer: Officer) -> datetime:
    since = view.calendar.at(view.today, time())
    sent = push_messages.sent_since(view, [officer.id], since).get(officer.id, [])
    hours = quiet_hours.hours(officer.quiet)
    return may_go_at(view.manner, view.calendar, hours, view.now, sent, asks=True)


def contact(unit: Unit, actor: Officer, officer_id: int) -> ContactSheet:
    """A colleague's own number, on record; raises :class:`NotFoundError` out of one's scope."""
    check_may_do(actor, "contact")
    officer = people.get(unit, officer_id)
    if officer is None or not silent.may_contact(actor, officer):
        raise NotFoundError
    events.record(unit, "contact_read", (Subject.OFFICER, officer_id), actor.id)
    return ContactSheet(officer.name, people.phone(unit, officer_id))
