"""The receiver registers a sealed letter: its level, whether it was filed, and later the result.

So that statistics hold; nobody else sees it but in the counts of the office. Source: domain.md,
Protection.
"""

from casework.actions import Answer, View
from casework.errors import NotAllowedError, OldButtonError
from casework.forms import Draft, FormKind
from casework.matters import Subject
from casework.people import Officer, Role
from casework.sheets import LetterWaiting
from services import drafting, letters
from storage import counters, events
from storage import letters as kept
from storage.letters import Letter
from storage.measures import of_letter
from storage.unit import Reader, Unit


def begin(unit: Unit, actor: Officer, letter_id: int) -> Answer:
    """Begin to register a letter, or to put right what was registered of it."""
    letter = _mine(unit, actor, letter_id)
    return drafting.begin(unit, actor, FormKind.REGISTER_LETTER, letter.id)


def finish(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep level and whether it was filed; from the first time on the letter is counted."""
    letter = _mine(unit, actor, draft.subject_id)
    level, filed = draft.fields["level"], draft.fields["filed"] == "yes"
    kept.register(unit, letter, level, filed=filed)
    if letter.registered_at is None:
        recorded_on = unit.calendar.day_of(letter.recorded_at)
        for one in of_letter(f"{letter.receiver_code}/", recorded_on):
            counters.add(unit, one.path, one.measure, one.day)
    facts = {"level": level, "filed": filed}
    events.record(unit, "letter_registered", (Subject.LETTER, letter.id), actor.id, facts=facts)
    return Answer(View.LETTER, letter.id, "letter_registered")


def begin_result(unit: Unit, actor: Officer, letter_id: int) -> Answer:
    """Begin to register the result of a letter; raises :class:`OldButtonError` before its level."""
    letter = _mine(unit, actor, letter_id)
    if letter.registered_at is None:
        raise OldButtonError
    return drafting.begin(unit, actor, FormKind.LETTER_RESULT, letter.id)


def finish_result(unit: Unit, actor: Officer, draft: Draft) -> Answer:
    """Keep what a letter was found to be."""
    letter = _mine(unit, actor, draft.subject_id)
    result = draft.fields["found"]
    kept.settle(unit, letter, result)
    subject = (Subject.LETTER, letter.id)
    events.record(unit, "letter_result", subject, actor.id, facts={"result": result})
    return Answer(View.LETTER, letter.id, "letter_result")


def _mine(view: Reader, actor: Officer, letter_id: int) -> Letter:
    """The letter, for who registers it; raises :class:`NotFoundError` where it is not seen."""
    letter = letters.seen(view, actor, letter_id)
    if not letters.is_registered_by(view, actor, letter):
        raise NotAllowedError(rule="role", act="register_letter")
    return letter


def waiting(view: Reader, actor: Officer) -> tuple[LetterWaiting, ...]:
    """The letters of which an officer has still to register something, the oldest first."""
    offices = {path.rstrip("/") for path in actor.scopes(Role.DEPUTY)}
    return tuple(
        LetterWaiting(one.id, (one.year, one.serial), registered=one.registered_at is not None)
        for one in (kept.without_result(view, offices) if offices else ())
        if letters.is_registered_by(view, actor, one)
    )
