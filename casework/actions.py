"""What a button does, in values: a verb, the thing it is about, and the version it was drawn from.

``wording/codec.py`` packs an :class:`Action` into the 64 bytes that Telegram allows.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from casework.errors import OldButtonError

E = TypeVar("E", bound=StrEnum)

# A mistaken tap can be taken back for so long, where it can be at all (product.md, Journeys).
UNDO_FOR = timedelta(minutes=1)


class Verb(StrEnum):
    """Everything a tap can ask for; values are short, since they travel in every button."""

    # Look at something again, or turn its pages.
    SHOW = "s"
    # Forms: fill a field, ask for one, pick from a page, finish, drop, take back a drop.
    FORM_START = "fs"
    FORM_FILL = "ff"
    FORM_ASK = "fa"
    FORM_CONFIRM = "fc"
    FORM_CANCEL = "fx"
    FORM_RESTORE = "fr"
    # A move of the workflow table that needs nothing typed; the move is the argument.
    MOVE = "m"
    # What somebody says of two matters that are much alike.
    ALIKE = "al"
    # A lead put to the case of another that its author has called the same.
    JOIN_SAME = "js"
    # First answer given to the people who raised it.
    TOLD = "t"
    # The accusation question and the sealed letter.
    ACCUSATION = "ac"
    LETTER_RECEIVED = "lr"
    # Take on a report of retaliation.
    RETALIATION = "rt"
    # Show a petitioner's query code once; with the argument «new», make another.
    QUERY_CODE = "qc"
    # My newest word of progress, taken back to be said again.
    TAKE_BACK = "tb"
    # Door and language.
    JOIN = "j"
    LANGUAGE = "l"
    # Administration.
    INVITE = "i"
    REVOKE = "rv"
    # A day of the working calendar: off, worked, or as it was published.
    SET_DAY = "sd"
    # A reminder to whoever holds a case.
    CHASE = "ch"
    # Identity, shown once with a reason.
    REVEAL = "id"
    # A message of several pushes, to show places and a line of each for some minutes.
    UNFOLD = "uf"
    # Those who have not answered: remind one, or get their number.
    REMIND = "rm"
    CONTACT = "co"
    # One's own quiet hours.
    QUIET = "qh"
    # Gather a meeting's agenda again, begin it, close it; say that an action item is done.
    GATHER = "mg"
    MEETING = "mt"
    ACTION_DONE = "ad"
    # Call one's own leave off, or end it early; a word on a colleague's, «yes» or «no».
    END_LEAVE = "el"
    DECIDE_LEAVE = "dl"
    # Confirm a colleague's field day.
    CONFIRM_VISIT = "cv"
    # Plan a field day or drop it from the plan; move a planned day.
    PLAN_DAY = "pd"
    MOVE_PLAN = "pm"
    # Say that a field day entered for oneself is true.
    AFFIRM_VISIT = "av"
    # Give the reason for a month that fell short.
    EXPLAIN_MONTH = "em"
    # Let nobody accompany a leader any more.
    END_COMPANION = "ec"
    # Take back one's own field day; with the argument «back», enter it again.
    REMOVE_VISIT = "xv"
    # Ask the section head about a disputed field day; decide it, «yes» or «no».
    ASK_HEAD = "ah"
    DECIDE_VISIT = "dv"
    # Open the report of what was found on a field day.
    HAND_UP = "hu"
    # Say that one has nothing against the appraisal of one's own unit.
    ACCEPT_APPRAISAL = "aa"
    # Take a joint team's trip back; with the argument «back», enter it again.
    REMOVE_OUTREACH = "xo"
    # A service period: a zero report, a task done today, called off or on again.
    PERIOD = "pe"
    # The brief that comes unasked: off, on, or on another day or hour.
    BRIEF = "br"


class View(StrEnum):
    """Everything that can be shown, each drawn anew from the record by its own function."""

    MENU = "menu"
    HELP = "help"
    ME = "me"
    JOINED = "joined"
    LANGUAGE = "lang"
    FORM = "form"
    LEAD = "lead"
    LEADS = "leads"
    DESK = "desk"
    CASE = "case"
    CASES = "cases"
    OPEN = "open"
    SUSPENDED = "suspended"
    EXPIRING = "expir"
    HISTORY = "hist"
    MEDIA = "media"
    WHY = "why"
    APPROVALS = "appr"
    STATUS = "stat"
    TOWNSHIPS = "towns"
    OVERDUE = "over"
    BEHIND = "behind"
    TREND = "trend"
    CAUSES = "causes"
    APPRAISALS = "apsls"
    APPRAISAL = "apsl"
    APPRAISED = "apsd"
    SILENT = "silent"
    SILENT_ONE = "silone"
    ASKED = "asked"
    QUIET = "quiet"
    FIND = "find"
    VISIT = "visit"
    VISITS = "visits"
    VISITS_COUNTY = "vcty"
    VISITS_TO_CONFIRM = "vconf"
    VISITS_FLAGGED = "vflag"
    FINDING = "finding"
    VISIT_FIGURES = "vfig"
    OUTREACH = "out"
    OUTREACHES = "outs"
    PLAN = "plan"
    DUTY = "duty"
    DUTIES = "duties"
    LETTER = "letter"
    RETALIATION = "retal"
    LOOKUP = "lookup"
    GOES_UP = "up"
    LEAVE = "leave"
    MEETINGS = "meets"
    MEETING = "meet"
    ACTION = "act"
    PEOPLE = "people"
    PERSON = "person"
    POSTS = "posts"
    HANDOVER = "hand"
    LIAISONS = "liais"
    BOTH_DESKS = "desks"
    AUDIT = "audit"
    UNITS = "units"
    CALENDAR = "cal"
    PERIODS = "pers"
    PERIOD = "per"
    ZERO_REPORTS = "zeros"
    BRIEF = "brief"
    HOURS = "hours"
    LENGTHS = "lengths"
    IMPORTED = "imp"
    REPORT = "rep"
    NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Action:
    """One button's meaning; ``version`` is the row's when drawn, so that an old card is noticed."""

    verb: Verb
    target: int = 0
    version: int = 0
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a use case gives back: what to show now, and a word on what happened.

    It is recorded with the update it answers, so that the same answer can be given again after a
    crash; everything shown is drawn anew from ``view``, ``ref``, ``page`` and ``argument``.
    """

    view: View
    ref: int = 0
    notice: str | None = None
    page: int = 0
    argument: str = ""
    facts: dict[str, str] = field(default_factory=dict)


def chosen(kind: type[E], value: str) -> E:
    """The member that a button names; raises :class:`OldButtonError` when there is none."""
    try:
        return kind(value)
    except ValueError as error:
        raise OldButtonError from error


def number(value: str) -> int:
    """The id that a button carries beside its target; raises :class:`OldButtonError`."""
    if not (value.isascii() and value.isdigit()):
        raise OldButtonError
    return int(value)


def button_day(value: str) -> date:
    """The day that a button carries, as 2026-12-07; raises :class:`OldButtonError`."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise OldButtonError from error
