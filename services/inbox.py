"""Updates kept before they are confirmed, and what came of each."""

from collections.abc import Sequence

from casework.people import Language
from storage import inbox, people
from storage.inbox import Cause, Kept
from storage.unit import Reader, Unit

__all__ = ["Cause", "Kept"]


def keep(unit: Unit, bot_id: int, updates: Sequence[tuple[int, int, str]]) -> list[int]:
    """Keep updates, each its id, its sender and its content; gives the ids not seen before."""
    return inbox.keep(
        unit, [(Cause(bot_id, number), sender, content) for number, sender, content in updates]
    )


def unfinished(view: Reader, bot_id: int) -> list[Kept]:
    """What was kept and not yet answered, in the order of arrival."""
    return inbox.unfinished(view, bot_id)


def answered(unit: Unit, causes: Sequence[Cause]) -> None:
    """Note that updates are done with; their content is let go."""
    for cause in causes:
        inbox.answered(unit, cause)


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
