"""What moves change about a case's standing before meetings."""

from casework.actions import Answer, View
from casework.errors import MeetingError
from casework.matters import Subject
from casework.meetings import (
    AGENDA_PAGE,
    Meeting,
    MeetingKind,
    MeetingState,
    deciding,
    kind_for,
    suits,
)
from casework.people import Officer
from casework.workflow import Flag, Move
from services.effects.making import Effect, Making
from storage import agendas, events, meetings
from storage.unit import Reader, Unit

# The field that names one meeting of the kind, where it gathers its agenda.
AT = "at"


def put(it: Making) -> Effect:
    """Onto the agenda of the next open meeting of the kind, or into line for it.

    Raises :class:`MeetingError` for a kind that takes no such matter or has it already.
    """
    kind = MeetingKind(it.fields.get("meeting") or kind_for(it.case.type))
    if not suits(kind, it.case.type):
        raise MeetingError(why="not_suited")
    if kind in agendas.before(it.unit, it.case.id):
        raise MeetingError(why="stands_already")
    open_ = meetings.open_of(it.unit, kind, it.case.place_path)
    at = [one for one in open_ if str(one.id) == it.fields.get(AT)]
    place_on_next(it.unit, it.case.id, kind, at or open_)
    return Effect(facts={"meeting": kind.value})


def place_on_next(unit: Unit, case_id: int, kind: MeetingKind, open_: list[Meeting]) -> None:
    """The earliest of these meetings takes it; without one it waits for the next to be planned."""
    if open_:
        agendas.put_on(unit, open_[0], case_id)
    else:
        agendas.put_forward(unit, case_id, kind)


def take_off(it: Making) -> Effect:
    """Off every open agenda, and out of every line."""
    found = agendas.standing_on(it.unit, it.case.id)
    agendas.note(it.unit, it.case.id, [one.id for one in found], "off_at")
    agendas.forget(it.unit, it.case.id)
    return Effect()


def decide(it: Making) -> Effect:
    """The meeting at which it stands has decided; before others it stands on.

    Raises :class:`MeetingError` when it stands before none, or none has begun.
    """
    found = deciding(agendas.standing_on(it.unit, it.case.id), it.unit.today)
    for meeting in found:
        if meeting.state is MeetingState.PLANNED:
            begin(it.unit, meeting, it.actor_id)
        agendas.forget(it.unit, it.case.id, meeting.kind)
    agendas.note(it.unit, it.case.id, [one.id for one in found], "decided_at")
    effect = Effect(facts={"meetings": [one.id for one in found]})
    if agendas.before(it.unit, it.case.id):
        effect.changes["flags"] = it.case.flags | {Flag.ON_AGENDA}
    return effect


def back_in(view: Reader, actor: Officer, case_id: int) -> Answer | None:
    """The meeting that has just decided on a case, at the page where it stands, to go on there."""
    found = agendas.decided_at(view, actor, case_id)
    if found is None:
        return None
    meeting_id, place = found
    page = place // AGENDA_PAGE
    return Answer(View.MEETING, meeting_id, Move.DECIDE_AT_MEETING.value, page)


def begin(unit: Unit, meeting: Meeting, by: int | None) -> None:
    """A meeting begins, on record."""
    meetings.hold(unit, meeting)
    events.record(unit, "meeting_held", (Subject.MEETING, meeting.id), by)
