"""Updates kept before they are confirmed, and what came of each."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from casework.forms import Acting
from casework.people import Language
from services import door
from storage import inbox, people
from storage.inbox import Cause, Kept, Note
from storage.unit import Reader, Unit

__all__ = ["Cause", "Kept", "Note"]

Speakers = dict[int, Acting]


def keep(
    unit: Unit,
    bot_id: int,
    updates: Sequence[tuple[int, int, str]],
    asked: Collection[int] = (),
    brought: Mapping[int, int] = MappingProxyType({}),
) -> tuple[list[int], Speakers]:
    """Keep updates, each its id, its sender and its content; gives the ids not seen before.

    Of the senders ``asked`` about, it also gives who they are: a reading of its own costs more.
    ``brought`` has, by update, the number of the message that it brings to a private chat.
    """
    kept = [(Cause(bot_id, number), sender, content) for number, sender, content in updates]
    fresh = inbox.keep(unit, kept, brought)
    speakers: Speakers = {}
    unit.look_ahead(partial(_who, asked, speakers))
    return fresh, speakers


def _who(asked: Collection[int], speakers: Speakers, view: Reader) -> None:
    speakers.update(door.acting_of(view, asked))


def unfinished(view: Reader, bot_id: int) -> list[Kept]:
    """What was kept and not yet answered, in the order of arrival."""
    return inbox.unfinished(view, bot_id)


def answered(unit: Unit, cause: Cause, notes: Sequence[Note] = ()) -> None:
    """Note that an update is done with, and what is to be noted of its answer.

    The update's content is let go.
    """
    note(unit, notes)
    inbox.answered(unit, cause)


def note(unit: Unit, notes: Sequence[Note]) -> None:
    """Note what an answer showed."""
    for one in notes:
        one(unit)


def failed(unit: Unit, cause: Cause) -> bool:
    """Count a failed try; true when the update is parked for good."""
    return inbox.failed(unit, cause)


def result(view: Reader, cause: Cause) -> Kept | None:
    """An update as it stands, while it is kept and not answered."""
    return inbox.get(view, cause)


def language_of(view: Reader, telegram_id: int) -> Language | None:
    """The language of the officer behind an account; none for a stranger."""
    officer = people.by_telegram(view, telegram_id)
    return None if officer is None else officer.language


def forget_old(unit: Unit) -> None:
    """Let go of ids that can no longer come again."""
    inbox.forget_old(unit)
