"""Sealed letters: an accusation travels on paper, unopened, and the bot keeps only the fact."""

from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.errors import NotAllowedError, NotFoundError
from casework.matters import Subject
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.sheets import LetterSheet
from services import moves, places
from storage import events, letters, people, pushes, serials, units
from storage.letters import Letter
from storage.unit import Reader, Unit


def record(unit: Unit, actor: Officer) -> int:
    """Record that there is a sealed letter, for the county office to receive; gives its id."""
    root = _office(unit, actor)
    letter = Letter(
        unit.new_id(),
        unit.today.year,
        serials.take(unit, "letter", unit.today.year),
        actor.id,
        unit.now,
        root,
    )
    letters.add(unit, letter)
    subject = (Subject.LETTER, letter.id)
    events.record(unit, "letter", subject, actor.id, facts={"receiver": root})
    moves.start_clock(unit, subject, ClockRule.SEALED_LETTER, f"{root}/")
    receivers = [who.id for who in _receivers(unit, letter) if who.id != actor.id]
    pushes.owe(unit, PushKind.LETTER_WAITING, receivers, subject, cause=f"letter:{letter.id}")
    return letter.id


def _office(unit: Unit, actor: Officer) -> str:
    home = units.get(unit, places.home_of(actor))
    return home.path.split("/", 1)[0] if home else places.home_of(actor)


def _receivers(view: Reader, letter: Letter) -> list[Officer]:
    return people.holding(view, Role.DEPUTY, f"{letter.receiver_code}/")


def receive(unit: Unit, actor: Officer, letter_id: int) -> Answer:
    """Note that the receiver holds the letter in their hands."""
    letter = letters.get(unit, letter_id)
    if letter is None:
        raise NotFoundError
    if letter.received_by == actor.id:
        return Answer(View.LETTER, letter.id, "letter_received")
    if actor.id not in {who.id for who in _receivers(unit, letter)}:
        raise NotAllowedError(rule="role", act="receive_letter")
    letters.receive(unit, letter, actor.id)
    subject = (Subject.LETTER, letter.id)
    moves.stop_clock(unit, subject, ClockRule.SEALED_LETTER)
    events.record(unit, "letter_received", subject, actor.id)
    pushes.settle(unit, subject, actor.id)
    return Answer(View.LETTER, letter.id, "letter_received")


def sheet(view: Reader, actor: Officer, letter_id: int) -> LetterSheet:
    """A letter's custody, for who recorded it and who may receive it."""
    letter = letters.get(view, letter_id)
    if letter is None:
        raise NotFoundError
    receivers = {who.id for who in _receivers(view, letter)}
    if actor.id != letter.recorded_by and actor.id not in receivers:
        raise NotFoundError
    names = people.names(view, {letter.received_by} if letter.received_by else set())
    return LetterSheet(
        letter.id,
        letter.year,
        letter.serial,
        places.path_name(view, letter.receiver_code),
        letter.recorded_at,
        letter.received_at,
        names.get(letter.received_by) if letter.received_by else None,
        may_receive=actor.id in receivers and letter.received_at is None,
    )
