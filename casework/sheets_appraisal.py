"""What the screens of appraisals are drawn from."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from casework.appraisal import Appraisal, AppraisalState, Part, Scored
from casework.matters import Note
from casework.statistics import Period


@dataclass(frozen=True, slots=True)
class AppraisalSheet:
    """A unit's appraisal for one reader; ``notes`` are what was objected to, and the answer."""

    id: int
    unit: str
    period: Period
    appraisal: Appraisal
    state: AppraisalState
    object_by: date
    objected_part: Part | None
    recounted: bool
    notes: tuple[Note, ...]
    may_object: bool
    may_answer: bool
    oversees: bool


@dataclass(frozen=True, slots=True)
class AppraisedLine:
    """One line behind a number: a case by its number, or an officer by name."""

    ref: int
    count: int
    of: int
    number: tuple[int, int] | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class AppraisedSheet:
    """A page of what a part was made of, of what the reader may see."""

    id: int
    unit: str
    period: Period
    scored: Scored
    lines: tuple[AppraisedLine, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class AppraisalLine:
    """One appraisal in a list."""

    id: int
    unit: str
    period: Period
    total: Decimal | None
    state: AppraisalState


@dataclass(frozen=True, slots=True)
class AppraisalsSheet:
    """The appraisals of a quarter, or of one's own units, in the order of the units' codes.

    ``waiting`` are still with their units and shown to nobody else. ``unit_code`` is the unit with
    all below it that the quarter is looked at for.
    """

    lines: tuple[AppraisalLine, ...]
    period: Period | None = None
    waiting: int = 0
    page: int = 0
    pages: int = 1
    unit_code: str = ""
    unit: str = ""
