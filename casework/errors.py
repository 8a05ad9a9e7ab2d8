"""The root of the tree of refusals, and those of no one subject; the rest stand in ``*_errors``.

Each carries facts, and wording/ makes the sentence.
The text of an error is its code alone, because facts may name people and errors reach the logs.
"""

from typing import ClassVar


class CaseworkError(Exception):
    """Something the office's rules do not allow; `facts` holds what a sentence about it needs."""

    code: ClassVar[str] = "refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts: dict[str, object] = facts


class MeetingError(CaseworkError):
    """Something of a meeting cannot be done as asked; fact: `why`."""

    code = "meeting"


class NotFoundError(CaseworkError):
    """It does not exist, or this person may not know that it does; the two are never told apart."""

    code = "not_found"


class NotAllowedError(CaseworkError):
    """It may be seen, but not done by this person; facts: `rule`, and `move` or `act`."""

    code = "not_allowed"


class WrongStageError(CaseworkError):
    """The matter does not stand where this move begins.

    Facts: `move`, `stage`, and where a flag is in the way `flag`, where one lacks `missing`.
    """

    code = "wrong_stage"


class StaleError(CaseworkError):
    """Somebody else acted first, or the card is an old one."""

    code = "stale"


class OldButtonError(CaseworkError):
    """A button that means nothing now, or never did."""

    code = "old_button"


class FindTooShortError(CaseworkError):
    """Words to look for need two characters."""

    code = "find_too_short"


class ImportFaultsError(CaseworkError):
    """A file has faults, so nothing of it was taken in; fact: `faults`, a tuple of line faults."""

    code = "import_faults"
