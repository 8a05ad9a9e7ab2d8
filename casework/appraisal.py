"""The appraisal of a unit: five parts, each a share of the unit's own work, and never its volume.

Source: domain.md, Statistics. What the notes leave open is [ours]: a quarter is appraised; nothing
under five counts; a part that does not count leaves its weight to the others; a total needs parts
of at least half the weight. Accusations and imported entries stay out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from casework.matters import Rating
from casework.statistics import Period, Share

QUIET = timedelta(days=90)
# Below this share of rated answers, satisfaction says nothing [report].
FEWEST_RATED = Fraction(30, 100)
LEAST_WEIGHT = 50


class Part(StrEnum):
    """What a unit is appraised by; short, to travel in buttons."""

    TIMELINESS = "time"
    RESOLVED = "first"
    SATISFIED = "sat"
    VISITS = "days"
    QUALITY = "data"


WEIGHTS: Mapping[Part, int] = {
    Part.TIMELINESS: 30,
    Part.RESOLVED: 25,
    Part.SATISFIED: 20,
    Part.VISITS: 15,
    Part.QUALITY: 10,
}


class Neutral(StrEnum):
    """Why a part counts neither for nor against."""

    NOTHING = "nothing"
    FEW = "few"
    UNRATED = "unrated"


@dataclass(frozen=True, slots=True)
class Handled:
    """A case that a unit answers for, as far as its appraisal goes.

    ``earlier`` are handlings before it was reopened, each due and answered; ``came_again`` that it
    was raised or reviewed once more, ``sent_back`` that its answer was; ``result_again`` is what
    was said of the outcome when it was asked once more whether help had lasted.
    """

    id: int
    first_time: bool
    due_on: date | None = None
    replied_on: date | None = None
    closed_on: date | None = None
    service: str | None = None
    result: str | None = None
    came_again: bool = False
    sent_back: bool = False
    earlier: tuple[tuple[date, date], ...] = ()
    result_again: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What one case, or one officer's field days, adds to a part: so much of so much.

    Of satisfaction, what nobody has rated is 0 of 0.
    """

    part: Part
    ref: int
    count: int
    of: int


def lines_of(case: Handled, period: Period) -> Iterator[Line]:
    """Give what a case adds to the parts of a period that is over."""
    for part, rule in _RULES.items():
        found = rule(case, period)
        if found is not None:
            yield Line(part, case.id, *found)


_Found = tuple[int, int] | None


def _timely(case: Handled, period: Period) -> _Found:
    """Answered by the due day, of all that fell due; what is still open is not."""
    handlings = (*case.earlier, (case.due_on, case.replied_on))
    due = [(by, on) for by, on in handlings if by is not None and period.covers(by)]
    return (sum(on is not None and on <= by for by, on in due), len(due)) if due else None


def _resolved(case: Handled, period: Period) -> _Found:
    """A first-time matter that has been quiet for ninety days after its answer."""
    if not case.first_time or case.replied_on is None:
        return None
    if not period.covers(case.replied_on + QUIET):
        return None
    ratings = _ratings(case) | {case.result_again}
    return int(not case.came_again and Rating.NOT_SATISFIED not in ratings), 1


def _satisfied(case: Handled, period: Period) -> _Found:
    """Satisfied or fairly so with manner and outcome, of what was rated at all."""
    if not period.covers(case.closed_on):
        return None
    ratings = _ratings(case)
    return (int(Rating.NOT_SATISFIED not in ratings), 1) if ratings else (0, 0)


def _well_kept(case: Handled, period: Period) -> _Found:
    """An answer that passed at once, not sent back for what was missing [ours]."""
    return (int(not case.sent_back), 1) if period.covers(case.replied_on) else None


def _ratings(case: Handled) -> set[str]:
    return {one for one in (case.service, case.result) if one} - {Rating.NOT_RATED}


_RULES: Mapping[Part, Callable[[Handled, Period], _Found]] = {
    Part.TIMELINESS: _timely,
    Part.RESOLVED: _resolved,
    Part.SATISFIED: _satisfied,
    Part.QUALITY: _well_kept,
}


def field_days(officer_id: int, months: Iterable[tuple[int, int]]) -> Line | None:
    """Give an officer's field days of some months, done and owed; none where none were owed."""
    pairs = list(months)
    owed = sum(owes for _, owes in pairs)
    done = sum(min(days, owes) for days, owes in pairs)
    return Line(Part.VISITS, officer_id, done, owed) if owed else None


@dataclass(frozen=True, slots=True)
class Scored:
    """One part: what it was made of, and why it does not count, if it does not."""

    part: Part
    share: Share
    neutral: Neutral | None = None
    rated: Share | None = None

    @property
    def points(self) -> Decimal | None:
        """Give the points of its weight, with one decimal; None while it does not count."""
        return None if self.neutral else _rounded(self.exact)

    @property
    def exact(self) -> Fraction:
        """Give them unrounded."""
        return Fraction(WEIGHTS[self.part] * self.share.count, self.share.of)


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A unit's parts, in the order of their weights."""

    parts: tuple[Scored, ...]

    @property
    def weight(self) -> int:
        """Give the weight of the parts that count."""
        return sum(WEIGHTS[one.part] for one in self.parts if not one.neutral)

    @property
    def total(self) -> Decimal | None:
        """Give the points of a hundred, with one decimal; None where too little counts."""
        if self.weight < LEAST_WEIGHT:
            return None
        points = sum((one.exact for one in self.parts if not one.neutral), Fraction())
        return _rounded(100 * points / self.weight)


def _rounded(exact: Fraction) -> Decimal:
    return (Decimal(exact.numerator) / exact.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)


def appraise(lines: Iterable[Line]) -> Appraisal:
    """Add up a unit's lines to its parts."""
    count, of, seen = Counter[Part](), Counter[Part](), Counter[Part]()
    for line in lines:
        count[line.part] += line.count
        of[line.part] += line.of
        seen[line.part] += 1
    return Appraisal(
        tuple(_scored(part, Share(count[part], of[part]), seen[part]) for part in Part)
    )


def _scored(part: Part, share: Share, seen: int) -> Scored:
    rated = Share(share.of, seen) if part is Part.SATISFIED else None
    if not share.of:
        return Scored(part, share, Neutral.NOTHING, rated)
    if rated is not None and Fraction(rated.count, rated.of) < FEWEST_RATED:
        return Scored(part, share, Neutral.UNRATED, rated)
    return Scored(part, share, Neutral.FEW if share.is_suppressed else None, rated)


class AppraisalState(StrEnum):
    """Where an appraisal stands: with its unit first, and open to leaders afterwards."""

    TOLD = "told"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    ANSWERED = "answered"


def is_open_to_leaders(state: AppraisalState, object_by: date, today: date) -> bool:
    """Say whether leaders see it: once the unit had its say and was answered, or let time pass."""
    if state is AppraisalState.TOLD:
        return today > object_by
    return state is not AppraisalState.OBJECTED


def may_object(state: AppraisalState, object_by: date, today: date) -> bool:
    """Say whether the unit may still accept it or object."""
    return state is AppraisalState.TOLD and today <= object_by
