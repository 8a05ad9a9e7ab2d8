"""Who has not answered: what the screens of it are drawn from."""

from dataclasses import dataclass
from datetime import datetime

from casework.clocks import ClockRule
from casework.matters import Subject
from casework.pushes import PushKind, PushState


@dataclass(frozen=True, slots=True)
class SilentItem:
    """One thing that waits for an officer: a push nobody answered, or a small deadline gone by.

    ``cause`` is why a push could not be brought; ``opened_at`` when the matter was looked at here.
    """

    subject: Subject
    ref: int
    number: tuple[int, int] | None
    since: datetime
    kind: PushKind | None = None
    state: PushState | None = None
    rule: ClockRule | None = None
    opened_at: datetime | None = None
    cause: str | None = None
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SilentLine:
    """An officer with what waits for them; a unit in which nobody has a post has no officer.

    Whom Telegram does not reach any more stands here too, ``lost_at`` since when, with nothing
    waiting as well.
    """

    officer_id: int
    name: str | None
    unit: str
    items: tuple[SilentItem, ...]
    reachable: bool = True
    may_contact: bool = False
    lost_at: datetime | None = None
    stopped: bool = False

    @property
    def since(self) -> datetime:
        """Since when the oldest of it waits, or nothing can be brought."""
        lost = [] if self.lost_at is None else [self.lost_at]
        return min([*(item.since for item in self.items), *lost])


@dataclass(frozen=True, slots=True)
class SilentSheet:
    """A page of those who have not answered, whoever waits longest first.

    ``people`` and ``units`` count all of them apart, the units being those in which nobody has a
    post.
    """

    lines: tuple[SilentLine, ...]
    people: int
    units: int
    matters: int
    page: int = 0
    pages: int = 1


@dataclass(frozen=True, slots=True)
class SilentOneSheet:
    """One officer with a page of what waits for them; ``own`` where it is the reader.

    ``to_give`` are the ids of their cases that the reader may give to another owner.
    """

    line: SilentLine
    total: int
    page: int = 0
    pages: int = 1
    own: bool = False
    to_give: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """How to reach an officer: a number, if one was entered."""

    name: str
    phone: str | None
