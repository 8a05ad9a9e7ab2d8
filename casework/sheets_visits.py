"""What the screens about one field day, and what was found on it, are drawn from."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casework.attachments import MediaTally
from casework.findings import Became
from casework.sheets import DueDate
from casework.visit_flags import VisitFlag
from casework.visits import MonthState


class Mark(StrEnum):
    """Why a field day counts, or that it waits."""

    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    ASKED = "asked"
    REJECTED = "rejected"
    PHOTO = "photo"
    LOCATED = "located"
    WAITING = "waiting"
    ELSEWHERE = "elsewhere"
    UNSAID = "unsaid"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A field day on a list; ``visitor`` is named on others' lists, ``text`` is its one line."""

    id: int
    day: date
    half: bool
    village: str
    mark: Mark
    visitor: str | None = None
    text: str = ""
    flags: tuple[VisitFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingLine:
    """Something found, and what has become of it; its lead only where the reader may see it."""

    id: int
    text: str
    became: Became
    done: str = ""
    lead_id: int | None = None
    lead_number: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class FindingSheet:
    """A finding's card, with its own deadlines while they run."""

    line: FindingLine
    visit_id: int
    day: date
    village: str
    dues: tuple[DueDate, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a host says was not so, and who decides when both stand by what they say."""

    host: str
    reason: str
    deciders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """A field day's card; ``hosts`` are those who can confirm it, ``desk`` who finds one.

    ``far_km`` is how far off a place sent lay, for those who are shown the hints; ``broken`` counts
    the files that could not be opened.

    ``entered_by`` is the companion who entered it for a leader, ``denial`` what the leader says is
    not true of it; ``overseen`` is the officer whose month a supervisor has come from.
    """

    line: VisitLine
    arrived_at: datetime
    backfilled: bool
    hosts: tuple[str, ...]
    state: MonthState | None = None
    confirmed_by: str | None = None
    removed: bool = False
    may_remove: bool = False
    may_restore: bool = False
    may_confirm: bool = False
    may_dispute: bool = False
    may_correct: bool = False
    may_ask_head: bool = False
    may_decide: bool = False
    may_add: bool = False
    dispute: Dispute | None = None
    findings: tuple[FindingLine, ...] = ()
    media: MediaTally = field(default_factory=MediaTally)
    broken: int = 0
    desk: tuple[str, ...] = ()
    far_km: int = 0
    entered_by: str | None = None
    denial: str | None = None
    may_affirm: bool = False
    overseen: int = 0


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A page of others' field days that wait; ``newest`` bounds what one tap confirms."""

    lines: tuple[VisitLine, ...]
    total: int
    newest: int = 0
    page: int = 0
    pages: int = 1
