"""What pushes are worded from: frozen values, already looked up and checked against the record."""

from dataclasses import dataclass
from datetime import date, datetime

from casework.calendar import WorkingCalendar
from casework.people import Language
from casework.pushes import Push, PushKind, PushState


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What an explicit tap shows of a matter for a while: its place, and one line."""

    place: str
    line: str | None = None


@dataclass(frozen=True, slots=True)
class PushSheet:
    """A push that may go out now, or one whose line says how it ended when it is ``settled``.

    It holds a number, dates and the version of what its buttons act on; nothing about a person of
    the matter, a place or its words. ``number`` is year and serial of a case, lead or letter.
    ``withdrawn`` says that the matter itself was taken back, so that nobody has to act on it;
    ``with_others`` that its recipient has nothing to do with it any more, whoever does now;
    ``taken_back`` that it is not asked any more, by the word of whoever asked.
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
    withdrawn: bool = False
    with_others: bool = False
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class DigestSheet:
    """The head of a morning summary: how much is one's own, by what it asks."""

    due_today: int = 0
    overdue: int = 0
    new: int = 0
    waiting: int = 0
    at_desk: int = 0

    @property
    def is_due(self) -> bool:
        """Whether a day has something of its own; what only goes on waiting is said beside it."""
        return bool(self.due_today or self.waiting or self.at_desk)


@dataclass(frozen=True, slots=True)
class MessageSheet:
    """One message to one officer: a push, or several with buttons for each, or a summary.

    ``message_id`` is that of the message that changes; ``since`` the day from which on things
    waited for a program that stood still; ``unfolded`` what is shown of each line for a while.
    """

    officer_id: int
    chat_id: int
    language: Language
    now: datetime
    calendar: WorkingCalendar
    lines: tuple[PushSheet, ...]
    message_id: int | None = None
    digest: DigestSheet | None = None
    since: date | None = None
    unfolded: tuple[Unfolded | None, ...] | None = None
    unfolded_until: datetime | None = None

    @property
    def shared(self) -> bool:
        """Whether more stands in the message than one push, or has stood there before."""
        stood = self.message_id is not None and any(line.push.shared for line in self.lines)
        return len(self.lines) != 1 or self.digest is not None or stood

    @property
    def day(self) -> date:
        """Which day a summary is of."""
        drawn_up = (one.push.due_at for one in self.lines if one.push.kind is PushKind.DIGEST)
        return self.calendar.day_of(next(drawn_up, None) or self.now)

    @property
    def urgent(self) -> bool:
        """Whether it keeps to no hours."""
        return any(line.push.urgent for line in self.lines)

    @property
    def only_shown(self) -> tuple[Push, ...]:
        """The pushes that still wait to go out, and are shown in this message until then."""
        return tuple(line.push for line in self.lines if line.push.waits)

    @property
    def closing(self) -> tuple[Push, ...]:
        """The pushes that this change of a message ends."""
        return tuple(line.push for line in self.lines if line.push.state is PushState.CLOSING)


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """A push that does not go out: what becomes of it, and why."""

    state: PushState
    cause: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a claimed bundle has become: a message, if anything is left of it, and what is not."""

    sheet: MessageSheet | None
    left: tuple[tuple[Push, Undeliverable], ...] = ()
