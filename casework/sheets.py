"""What the screens are drawn from: frozen values with everything a card shows, already looked up.

Services make them, wording draws them; nothing in them needs another question to the record.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from casework.alike import Offered
from casework.attachments import MediaTally
from casework.cases import Case
from casework.clocks import ClockRule, WhyLine
from casework.forms import Draft, Field
from casework.leads import Lead
from casework.matters import Note, Step
from casework.meetings import MeetingKind
from casework.people import Language, Officer, Post, Role, Unit
from casework.recusal import Recusal
from casework.sheets_leave import LeaveAsked, LeaveSheet
from casework.statistics import Period
from casework.workflow import Flag, Move


@dataclass(frozen=True, slots=True)
class DueDate:
    """A deadline as people are shown it; ``days_left`` counts working days, below 0 when late."""

    rule: ClockRule
    nominal: date
    due_at: datetime
    due_on: date
    days_left: int
    running: bool
    overdue: bool
    rolled_over: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be picked for a field: the value kept, and the words for it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """Of whom a review or recheck is asked, within how many days; where not known, who is below."""

    rule: ClockRule
    days: int
    name: str
    known: bool


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form's card: what is filled in, what is asked for, what can be picked.

    ``elsewhere`` says that a field day would not be at the contact village, and not count;
    ``not_asked`` are fields that say nothing here and are not shown.
    """

    draft: Draft
    asked: Field | None
    place_names: Mapping[str, str]
    options: tuple[Option, ...] = ()
    page: int = 0
    pages: int = 1
    about: str | None = None
    number: tuple[int, int] | None = None
    accusation: bool = False
    dropped: bool = False
    due: DueDate | None = None
    now: datetime | None = None
    kept_apart: int = 0
    owner_absent: bool = False
    elsewhere: bool = False
    alike: Offered | None = None
    review: ReviewLine | None = None
    not_asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class LeadSheet:
    """A lead's card for one officer."""

    lead: Lead
    place: str
    author_name: str
    notes: tuple[Note, ...]
    media: MediaTally
    moves: tuple[Move, ...]
    dues: tuple[DueDate, ...]
    may_add: bool
    may_tell: bool
    case_number: tuple[int, int] | None = None
    identities: int = 0
    alike: Offered | None = None
    code_waits: bool = False
    recusals: tuple[tuple[str, Recusal], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnerHas:
    """How far the owner of a case has come here: nothing yet, opened it, or taken it on."""

    opened_at: datetime | None = None
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseSheet:
    """A case's card for one officer.

    ``awaits`` is the move that the case waits for, where conflicts may leave nobody to make it:
    ``whose_turn`` is empty then.
    """

    case: Case
    place: str
    owner: str | None
    whose_turn: tuple[str, ...]
    notes: tuple[Note, ...]
    steps: tuple[Step, ...]
    media: MediaTally
    moves: tuple[Move, ...]
    due: DueDate | None
    identities: int = 0
    may_reveal: bool = False
    owner_has: OwnerHas | None = None
    may_chase: bool = False
    leader_due: DueDate | None = None
    # By when whoever is supervised has to answer.
    supervised_due: DueDate | None = None
    led_by: str | None = None
    # Who was asked to call about a withdrawal.
    caller: str | None = None
    headless: bool = False
    parts: tuple[tuple[str, bool], ...] = ()
    team: tuple[tuple[str, bool], ...] = ()
    other_number: tuple[int, int] | None = None
    # The newest event that the card knows of.
    position: int = 0
    before_meetings: tuple[tuple[MeetingKind, date | None], ...] = ()
    awaits: Move | None = None
    # Whether the next move is the reader's, or a part or the team's work is.
    is_mine: bool = False
    # Until when the petitioner may apply for a review or a recheck.
    may_apply: DueDate | None = None
    # Who is kept away, by name, for the office that answers for it.
    recusals: tuple[tuple[str, Recusal], ...] = ()
    # The right to have the answer looked at again, once there is one.
    review: ReviewLine | None = None
    # Whom to call first when it is urgent.
    duty_phone: str | None = None
    # Whether the petitioner's query code is to be told, or may be made anew.
    code_waits: bool = False
    may_renew_code: bool = False


@dataclass(frozen=True, slots=True)
class StandingSheet:
    """Why somebody cannot do what they meant to: what was done last, and whose turn it is.

    ``without_post`` and ``ended`` are of the reader alone, whatever they were looking for, so that
    they say nothing about it.
    """

    step: Step | None = None
    by_reader: bool = False
    turn: tuple[str, ...] = ()
    without_post: bool = False
    ended: Role | None = None


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a list: what to open, and what stands on it.

    ``asks`` is what waits beside the stage, with the days that it is about.
    ``covers`` is in whose place it is one's own to do, ``covered_by`` who does it in one's place.
    """

    ref: int
    kind: str
    number: tuple[int, int]
    place: str | None = None
    stage: str | None = None
    due: DueDate | None = None
    note: str | None = None
    name: str | None = None
    files: int = 0
    turn: tuple[str, ...] = ()
    asks: tuple[Flag, int] | None = None
    may_chase: bool = False
    moves: tuple[Move, ...] = ()
    covers: str | None = None
    covered_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterWaiting:
    """A sealed letter of which its receiver has still to register something."""

    letter_id: int
    number: tuple[int, int]
    registered: bool


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A page of a list; `about` and `unit_code` name the unit that it is narrowed to.

    `sealed` is how many letters are counted with its matters, and stand in no list.
    """

    lines: tuple[ListLine, ...]
    total: int
    page: int = 0
    pages: int = 1
    about: str | None = None
    unit_code: str = ""
    period: Period | None = None
    leaves: tuple[LeaveAsked, ...] = ()
    letters: tuple[LetterWaiting, ...] = ()
    sealed: int = 0


@dataclass(frozen=True, slots=True)
class HistorySheet:
    """A page of what has happened to a matter, newest first."""

    number: tuple[int, int]
    ref: int
    steps: tuple[Step, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class WhySheet:
    """The arithmetic of a case's deadlines, to be checked with a paper calendar."""

    number: tuple[int, int]
    ref: int
    clocks: tuple[tuple[ClockRule, tuple[WhyLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A sealed letter's custody."""

    letter_id: int
    year: int
    serial: int
    receiver: str
    recorded_at: datetime
    received_at: datetime | None
    received_by: str | None
    due: DueDate | None
    may_receive: bool
    may_chase: bool
    # Whether its words are kept, sealed, and the reader is one who may read them.
    sealed: bool = False
    may_read: bool = False
    # What was registered of it, for who registers it.
    may_register: bool = False
    level: str | None = None
    filed: bool = False
    result: str | None = None


@dataclass(frozen=True, slots=True)
class WelcomeSheet:
    """What an invite offers: to confirm one's name and posts."""

    invite_code: str
    officer: Officer
    posts: tuple[tuple[Post, Unit], ...]


@dataclass(frozen=True, slots=True)
class MeSheet:
    """What the office knows of me: posts, language, unfinished forms, leave and stand-in."""

    officer: Officer
    posts: tuple[tuple[Post, Unit], ...]
    drafts: tuple[Draft, ...] = ()
    language: Language = Language.CHINESE
    leaves: LeaveSheet = field(default_factory=LeaveSheet)
    total: int = 0
    page: int = 0
    pages: int = 1
