"""Sealed letters: an accusation travels on paper, unopened, and the bot keeps only the fact."""

from casework import letters as rules
from casework.actions import Answer, View
from casework.clocks import ClockRule
from casework.errors import NotAllowedError, NotFoundError
from casework.matters import Subject
from casework.numbering import scattered
from casework.people import Officer, Role
from casework.pushes import PushKind
from casework.sheets import LetterSheet
from services import dues, moves, places, recipients
from storage import events, identities, letters, people, pushes, units
from storage.letters import Letter
from storage.unit import Reader, Unit

# What is kept sealed of a letter whose words may be kept.
WORDS = "words"


def record(unit: Unit, actor: Officer) -> int:
    """Record that there is a sealed letter, for the county office to receive; gives its id."""
    root = _office(unit, actor)
    letter = Letter(
        unit.new_id(),
        unit.today.year,
        scattered(letters.numbers(unit, unit.today.year), unit.chance),
        actor.id,
        unit.now,
        root,
    )
    letters.add(unit, letter)
    subject = (Subject.LETTER, letter.id)
    events.record(unit, "letter", subject, actor.id, facts={"receiver": root})
    moves.start_clock(unit, subject, ClockRule.SEALED_LETTER, f"{root}/")
    _owe_receivers(unit, actor, letter, f"letter:{letter.id}")
    return letter.id


def _office(unit: Unit, actor: Officer) -> str:
    home = units.get(unit, places.home_of(actor))
    return home.path.split("/", 1)[0] if home else places.home_of(actor)


def _receivers(view: Reader, letter: Letter) -> set[int]:
    return {who.id for who in recipients.of_letter(view, PushKind.LETTER_WAITING, letter)}


def _owe_receivers(unit: Unit, actor: Officer, letter: Letter, cause: str) -> int:
    told = sorted(_receivers(unit, letter) - {actor.id})
    pushes.owe(unit, PushKind.LETTER_WAITING, told, (Subject.LETTER, letter.id), cause=cause)
    return len(told)


def _asks_after(officer: Officer, letter: Letter) -> bool:
    """Whether an officer asks where a letter stays: the inspector of the receiving office."""
    return officer.covers(f"{letter.receiver_code}/", Role.INSPECTOR)


def is_seen(view: Reader, officer: Officer, letter: Letter) -> bool:
    """Whether an officer may know of a letter: who recorded, receives or asks after it."""
    known = _receivers(view, letter) | {letter.recorded_by}
    return officer.id in known or _asks_after(officer, letter)


def receive(unit: Unit, actor: Officer, letter_id: int) -> Answer:
    """Note that the receiver holds the letter in their hands."""
    letter = letters.get(unit, letter_id)
    if letter is None:
        raise NotFoundError
    if letter.received_by == actor.id:
        return Answer(View.LETTER, letter.id, "letter_received")
    if actor.id not in _receivers(unit, letter):
        raise NotAllowedError(rule="role", act="receive_letter")
    letters.receive(unit, letter, actor.id)
    subject = (Subject.LETTER, letter.id)
    moves.stop_clock(unit, subject, ClockRule.SEALED_LETTER)
    events.record(unit, "letter_received", subject, actor.id)
    pushes.settle(unit, subject, actor.id)
    return Answer(View.LETTER, letter.id, "letter_received")


def chase(unit: Unit, actor: Officer, letter_id: int) -> Answer:
    """Remind the receivers of a letter that is still on its way, once a working day."""
    letter = letters.get(unit, letter_id)
    if letter is None or not _asks_after(actor, letter):
        raise NotFoundError
    if letter.received_at is not None:
        return Answer(View.LETTER, letter.id, "nobody_to_chase")
    day = unit.calendar.next_working(unit.today)
    cause = f"chase:letter:{letter.id}:{day.isoformat()}"
    if pushes.is_known(unit, cause):
        return Answer(View.LETTER, letter.id, "chased_already")
    told = _owe_receivers(unit, actor, letter, cause)
    if not told:
        return Answer(View.LETTER, letter.id, "nobody_to_chase")
    events.record(unit, "chased", (Subject.LETTER, letter.id), actor.id, facts={"told": told})
    return Answer(View.LETTER, letter.id, "chased")


def sheet(view: Reader, actor: Officer, letter_id: int) -> LetterSheet:
    """A letter's custody, for who recorded it, who may receive it and who asks after it."""
    letter = seen(view, actor, letter_id)
    receivers = _receivers(view, letter)
    asks = _asks_after(actor, letter)
    registers = is_registered_by(view, actor, letter)
    waits = letter.received_at is None
    names = people.names(view, {letter.received_by} if letter.received_by else set())
    return LetterSheet(
        letter.id,
        letter.year,
        letter.serial,
        places.path_name(view, letter.receiver_code),
        letter.recorded_at,
        letter.received_at,
        names.get(letter.received_by) if letter.received_by else None,
        next(iter(dues.running(view, (Subject.LETTER, letter.id))), None),
        may_receive=waits and actor.id in receivers,
        may_chase=waits and asks,
        sealed=identities.count(view, [(Subject.LETTER, letter.id)]) > 0,
        may_read=actor.id in receivers,
        may_register=registers,
        level=letter.level if registers else None,
        filed=bool(letter.filed),
        result=letter.result if registers else None,
    )


def seen(view: Reader, actor: Officer, letter_id: int) -> Letter:
    """A letter that the officer may know of; raises :class:`NotFoundError`."""
    letter = letters.get(view, letter_id)
    if letter is None or not is_seen(view, actor, letter):
        raise NotFoundError
    return letter


def numbered(view: Reader, actor: Officer, year: int, serial: int) -> Letter | None:
    """A letter by the number on its envelope, if the officer may know of it."""
    letter = letters.numbered(view, year, serial)
    return letter if letter is not None and is_seen(view, actor, letter) else None


def is_registered_by(view: Reader, actor: Officer, letter: Letter) -> bool:
    """Whether an officer registers a letter, and sees what was registered of it."""
    return rules.is_registered_by(actor.id, letter.received_by, _receivers(view, letter))


def is_read_by(view: Reader, actor: Officer, letter_id: int) -> bool:
    """Whether an officer may read what is sealed in a letter; raises :class:`NotFoundError`."""
    letter = seen(view, actor, letter_id)
    return actor.id in _receivers(view, letter)
