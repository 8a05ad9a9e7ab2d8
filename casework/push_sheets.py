"""What a push is worded from: frozen values, already looked up and checked against the record."""

from dataclasses import dataclass
from datetime import datetime

from casework.calendar import WorkingCalendar
from casework.people import Language
from casework.pushes import Push, PushState


@dataclass(frozen=True, slots=True)
class PushSheet:
    """A push that may go out now, or whose message loses its buttons when it is ``settled``.

    It holds a number, dates and the version of what its buttons act on; nothing about a person of
    the matter, a place or its words. ``number`` is year and serial of a case, lead or letter.
    """

    push: Push
    chat_id: int
    language: Language
    now: datetime
    calendar: WorkingCalendar
    number: tuple[int, int] | None = None
    due_at: datetime | None = None
    version: int = 0
    settled: bool = False
    settled_by: str | None = None


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """A push that does not go out: what becomes of it, and why."""

    state: PushState
    cause: str
