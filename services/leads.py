"""What becomes of a lead that was reported: taken back, sent again, answered, added to."""

from casework.access import check_may, may_see, sees_as
from casework.actions import UNDO_FOR, Answer, View
from casework.attachments import said_at_once
from casework.clocks import ClockRule
from casework.errors import NotFoundError, StaleError, WrongStageError
from casework.forms import Draft, FormKind
from casework.leads import Lead
from casework.matters import NoteKind, Subject
from casework.media import Incoming
from casework.people import Officer, Role
from casework.workflow import Move, Stage
from services import moves, protect
from storage import counters, events, leads, media
from storage.measures import Measure
from storage.unit import Reader, Unit


def withdraw(unit: Unit, actor: Officer, lead_id: int, version: int) -> Answer:
    """Take back a lead that the clerk has not registered."""
    lead = may(unit, actor, Move.WITHDRAW, lead_id)
    if lead.stage is Stage.WITHDRAWN:
        return Answer(View.LEAD, lead.id, "withdrawn")
    check_version(lead, version)
    moves.make(unit, actor, Move.WITHDRAW, (Subject.LEAD, lead.id), lead.stage, lead.place_path)
    leads.change(unit, lead, stage=Stage.WITHDRAWN.value)
    reported_on = unit.calendar.day_of(lead.submitted_at)
    counters.add(unit, lead.place_path, Measure.LEADS, reported_on, -1)
    return Answer(View.LEAD, lead.id, "withdrawn")


def send_again(unit: Unit, actor: Officer, lead_id: int, version: int) -> Answer:
    """Send a lead to the clerk again: one returned, after something was added, or one withdrawn."""
    lead = may(unit, actor, Move.RESUBMIT, lead_id)
    if lead.stage is Stage.SUBMITTED:
        return Answer(View.LEAD, lead.id, "sent_again")
    check_version(lead, version)
    subject = (Subject.LEAD, lead.id)
    moves.make(unit, actor, Move.RESUBMIT, subject, lead.stage, lead.place_path)
    if lead.stage is Stage.WITHDRAWN:
        counters.add(unit, lead.place_path, Measure.LEADS, unit.calendar.day_of(lead.submitted_at))
        if lead.told_at is None:
            _wait_for_answer(unit, lead)
    leads.change(unit, lead, stage=Stage.SUBMITTED.value)
    moves.owe_for(unit, actor, Move.RESUBMIT, subject)
    return Answer(View.LEAD, lead.id, "sent_again")


def _wait_for_answer(unit: Unit, lead: Lead) -> None:
    """The people wait for their first answer once more, since when they did."""
    moves.start_clock(
        unit,
        (Subject.LEAD, lead.id),
        ClockRule.FIRST_ANSWER,
        lead.place_path,
        since=lead.received_at,
    )


def tell(unit: Unit, actor: Officer, lead_id: int) -> Answer:
    """Note that the people who raised it have had a first answer."""
    lead = leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    note_told(unit, actor, lead)
    return Answer(View.LEAD, lead.id, "told")


def note_told(unit: Unit, actor: Officer, lead: Lead) -> None:
    """Note it once; a reply that was delivered is an answer too."""
    if lead.told_at is None:
        moves.stop_clock(unit, (Subject.LEAD, lead.id), ClockRule.FIRST_ANSWER)
        leads.change(unit, lead, told_at=unit.now)
        events.record(unit, "told", (Subject.LEAD, lead.id), actor.id)


def untell(unit: Unit, actor: Officer, lead_id: int) -> Answer:
    """Take back, within a minute, that the people were told; raises :class:`StaleError`."""
    lead = leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    if lead.told_at is not None:
        if lead.settled or unit.now - lead.told_at > UNDO_FOR:
            raise StaleError
        _wait_for_answer(unit, lead)
        leads.change(unit, lead, told_at=None)
        events.record(unit, "untold", (Subject.LEAD, lead.id), actor.id)
    return Answer(View.LEAD, lead.id, "untold")


def open_to_words(unit: Unit, actor: Officer, lead_id: int) -> Lead:
    """The lead, if it may be seen and still takes words; raises :class:`WrongStageError`."""
    lead = leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    if lead.stage is Stage.WITHDRAWN:
        raise WrongStageError(why="withdrawn")
    return lead


def opened(unit: Unit, actor: Officer, lead_id: int) -> Answer:
    """Record that a lead was read; whose own report it is need not be noted."""
    lead = leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    if lead.author_id != actor.id:
        events.record(unit, "read", (Subject.LEAD, lead_id), actor.id)
    return Answer(View.LEAD, lead_id)


def add_words(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Add to a lead, or correct it once it is registered; what was there stays on record."""
    lead = open_to_words(unit, actor, draft.subject_id)
    subject = (Subject.LEAD, lead.id)
    correction = draft.kind is FormKind.CORRECTION
    kind = NoteKind.CORRECTION if correction else NoteKind.ADDITION
    events.record(unit, kind.value, subject, actor.id, note=(kind, draft.fields["text"]))
    notice = "corrected" if correction else "added"
    return Answer(View.LEAD, lead.id, f"{notice}_kept_apart" if protect.has_kept(draft) else notice)


def add_media(unit: Unit, actor: Officer, lead_id: int, file: Incoming) -> Answer:
    """Add a picture or file to a lead."""
    lead = open_to_words(unit, actor, lead_id)
    media.add(unit, (Subject.LEAD, lead.id), actor.id, file)
    events.record(unit, "media", (Subject.LEAD, lead.id), actor.id)
    return Answer(View.LEAD, lead.id, said_at_once(file) or "added")


def may(unit: Unit, actor: Officer, move: Move, lead_id: int) -> Lead:
    """The lead, if the officer may make this move on it; of what is not seen nothing is read."""
    lead = leads.seen(unit, actor, lead_id)
    if lead is None:
        raise NotFoundError
    check_may(actor, move, leads.standing(unit, lead))
    return lead


def check_version(lead: Lead, version: int) -> None:
    """Raise when a tap stands on an older card."""
    if version and lead.version != version:
        raise StaleError


def may_add_to(view: Reader, actor: Officer, lead: Lead) -> bool:
    """Whether an officer may add words to a lead: its author, and the clerk."""
    if lead.stage is Stage.WITHDRAWN:
        return False
    standing = leads.standing(view, lead)
    own = lead.author_id == actor.id and may_see(actor, standing)
    return own or sees_as(actor, standing, Role.CLERK)
