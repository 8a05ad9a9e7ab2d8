"""What the screens about field days are drawn from: frozen values, already looked up."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casework.attachments import MediaTally
from casework.findings import Became
from casework.holidays import Day
from casework.sheets import DueDate
from casework.visit_flags import VisitFlag
from casework.visit_grid import DayMark
from casework.visits import MonthState

# So many units, or officers of the one that is looked into, stand on a page.
UNITS_PAGE = 8
OFFICERS_PAGE = 12


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
    not true of it.
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


@dataclass(frozen=True, slots=True)
class FlaggedDays:
    """A page of a month's field days that somebody may want to look at."""

    month: date
    lines: tuple[VisitLine, ...]
    total: int
    page: int = 0
    pages: int = 1


@dataclass(frozen=True, slots=True)
class ShortMonth:
    """A month that closed short, and its reason: a code or own words, or that it is still owed."""

    id: int
    owed: int
    done: int
    reason: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """An officer's own month, with the months beside it that can be looked at.

    ``visitor_id`` and ``visitor`` are the leader whose month a companion looks at; ``leaders`` are
    those whom the officer accompanies. ``overseen_in`` is the code of the unit under which a
    supervisor looks at somebody's month.
    """

    month: date
    state: MonthState
    lines: tuple[VisitLine, ...]
    is_over: bool = False
    owes: bool = True
    before: date | None = None
    after: date | None = None
    to_confirm: int = 0
    sees_others: bool = False
    visitor_id: int = 0
    visitor: str | None = None
    leaders: tuple[tuple[int, str], ...] = ()
    short: ShortMonth | None = None
    planned: tuple[date, ...] = ()
    overseen_in: str = ""


@dataclass(frozen=True, slots=True)
class VisitorLine:
    """How one officer stands in a month."""

    officer_id: int
    name: str
    state: MonthState
    short: ShortMonth | None = None
    marks: tuple[DayMark, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """How the officers of one township or county unit stand in a month."""

    code: str
    name: str
    visitors: tuple[VisitorLine, ...]

    @property
    def done(self) -> int:
        """Days done, each officer's up to what is owed (domain.md, Statistics)."""
        return sum(min(who.state.done, who.state.owed) for who in self.visitors)

    @property
    def owed(self) -> int:
        """Days owed."""
        return sum(who.state.owed for who in self.visitors)


@dataclass(frozen=True, slots=True)
class CountyMonth:
    """A month of all whom a supervisor sees; ``chosen`` is the one unit that is looked into.

    ``page`` is of its units, and of the chosen one's officers.
    """

    month: date
    units: tuple[UnitMonth, ...]
    unlikely: tuple[str, ...]
    is_over: bool = False
    chosen: UnitMonth | None = None
    before: date | None = None
    after: date | None = None
    page: int = 0
    pages: int = 1
    flagged: int = 0
    days: int = 31

    @property
    def done(self) -> int:
        """Days done, each officer's up to what is owed."""
        return sum(unit.done for unit in self.units)

    @property
    def owed(self) -> int:
        """Days owed."""
        return sum(unit.owed for unit in self.units)


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """A page of others' field days that wait; ``newest`` bounds what one tap confirms."""

    lines: tuple[VisitLine, ...]
    total: int
    newest: int = 0
    page: int = 0
    pages: int = 1


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """A month to plan: its days, those picked, those on which a visit counts already.

    ``moving`` is the planned day for which another is being picked; ``visitor`` the leader for whom
    a companion plans.
    """

    visitor_id: int
    visitor: str | None
    first: date
    state: MonthState
    days: tuple[tuple[date, Day], ...]
    today: date
    planned: frozenset[date]
    done: frozenset[date]
    moving: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class HeldVillage:
    """A contact village, from when to when it was held, and who assigned it if it was in chat."""

    village: str
    first: date
    last: date | None
    assigned_by: str | None


@dataclass(frozen=True, slots=True)
class DutySheet:
    """An officer's duty of field days: the contact villages, newest first, and who accompanies."""

    officer_id: int
    name: str
    owes: bool
    villages: tuple[HeldVillage, ...]
    companion: str | None
    accompanies: tuple[str, ...]
    own: bool = False
    may_assign: bool = False
    may_name: bool = False
    lists: bool = False


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One officer with the contact villages held today."""

    officer_id: int
    name: str
    villages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DutiesSheet:
    """A page of those to whom somebody assigns; ``without`` counts who holds no village."""

    lines: tuple[DutyLine, ...]
    total: int
    without: int
    page: int = 0
    pages: int = 1
