"""Topics by township by month: what is counted, and how a time stands to the times before it.

What is told of several months comes of nothing but what is shown of each of them: the true sum
would give away what is hidden in one [ours]. Each unit is compared with itself alone. Source:
domain.md, Statistics.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from casework.days import ONE_DAY
from casework.matters import MatterType, Subtype
from casework.statistics import FEWEST_SHOWN
from casework.suppression import Hidden, Mark, Protected, protect

# So many stretches before one, each a month earlier than the next, are its baseline; with fewer
# than so many known nothing is called high or low, and with so few months nothing usual; so many
# months are looked at in one at most [ours].
BASELINE, FEWEST_KNOWN, FEWEST_MONTHS, LONGEST = 6, 3, 3, 12


class Topic(StrEnum):
    """What a matter is about, as far as it was told; short, to travel in buttons."""

    VILLAGE = "village"
    STYLE = "style"
    SECTION = "section"
    ACCUSATION = "accuse"
    PAY = "pay"
    PARTY = "party"
    APPEAL = "appeal"
    ENQUIRY = "ask"


_OF_SUBTYPE: Mapping[str, Topic] = {
    Subtype.VILLAGE_POLICY_BREACH: Topic.VILLAGE,
    Subtype.TOWNSHIP_STYLE: Topic.STYLE,
    Subtype.SECTION_LEVEL_STYLE: Topic.SECTION,
    Subtype.PAY_TREATMENT_RETIREMENT: Topic.PAY,
    Subtype.PARTY_MEMBER_OR_BRANCH_ELECTION: Topic.PARTY,
    Subtype.SUGGESTION_OR_QUESTION: Topic.ENQUIRY,
}
_OF_TYPE: Mapping[str, Topic] = {
    MatterType.ACCUSATION: Topic.ACCUSATION,
    MatterType.APPEAL: Topic.APPEAL,
    MatterType.ENQUIRY: Topic.ENQUIRY,
}
TOPICS = tuple(Topic)


def topic_of(type_: str, subtype: str | None) -> Topic:
    """Give the topic of a matter: what its type is about where that is known, else its type."""
    return _OF_SUBTYPE[subtype] if subtype else _OF_TYPE[type_]


@dataclass(frozen=True, slots=True)
class Arrived:
    """So many matters of a topic from a unit, in the month that begins on a day."""

    month: date
    unit_code: str
    topic: Topic
    n: int


@dataclass(frozen=True, slots=True)
class TrendMonth:
    """A month as it may be shown: a row for each unit, a column for each topic."""

    month: date
    units: tuple[str, ...]
    shown: Protected

    def cell(self, unit_code: str, topic: Topic) -> Mark:
        """Give what is shown of a topic in a unit."""
        return self.shown.cells[self.units.index(unit_code)][TOPICS.index(topic)]

    def of_unit(self, unit_code: str) -> Mark:
        """Give what is shown of all topics together in a unit."""
        return self.shown.of_rows[self.units.index(unit_code)]

    def of_topic(self, topic: Topic) -> Mark:
        """Give what is shown of a topic in all units together."""
        return self.shown.of_columns[TOPICS.index(topic)]

    @property
    def shows_noughts(self) -> bool:
        """Say whether noughts are shown, so that what is marked small is one at least."""
        return any(mark == 0 for row in self.shown.cells for mark in row)


def by_month(
    months: Sequence[date], units: Sequence[str], arrived: Sequence[Arrived]
) -> tuple[TrendMonth, ...]:
    """Count each month by unit and topic and hide what has to be, always the same way.

    All units and topics are in it whatever is looked at later, so that two looks at one month never
    differ in what they hide.
    """
    counted = {month: [[0] * len(TOPICS) for _ in units] for month in months}
    for one in arrived:
        if one.month in counted:
            counted[one.month][units.index(one.unit_code)][TOPICS.index(one.topic)] += one.n
    return tuple(
        TrendMonth(month, tuple(units), protect(table, len(TOPICS)))
        for month, table in counted.items()
    )


def months_up_to(last: date, count: int) -> tuple[date, ...]:
    """Give the first days of so many months, the oldest first; the last is that of a day."""
    found = [last.replace(day=1)]
    while len(found) < count:
        found.insert(0, (found[0] - ONE_DAY).replace(day=1))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many at least, of which some are in months that are not told."""

    n: int


Sum = Mark | AtLeast


def added(marks: Sequence[Mark], months: Sequence[TrendMonth]) -> Sum:
    """Add up what is shown of months; anybody could do so who has looked at each of them."""
    hidden = [mark for mark in marks if isinstance(mark, Hidden)]
    known = sum(mark for mark in marks if isinstance(mark, int))
    if not hidden:
        return known
    if len(hidden) == 1 and not known:
        return hidden[0]
    pairs = zip(marks, months, strict=True)
    n = known + sum(mark is Hidden.FEW and month.shows_noughts for mark, month in pairs)
    return AtLeast(n) if n else Hidden.COVER


def usual(marks: Sequence[Mark]) -> Mark:
    """Give what months before come to, for comparison: what is small counts as much as it can."""
    if Hidden.COVER in marks:
        return Hidden.COVER
    return marks[0] if len(marks) == 1 else sum(map(_at_most, marks))


class Against(StrEnum):
    """How a time stands to the unit's own before it."""

    ABOVE = "above"
    WITHIN = "within"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is usual of a unit, the middle of what was, and how one time stands to it."""

    usual: float
    against: Against


def baseline(
    now: Sum, before: Sequence[Mark], *, is_over: bool = True, length: int = 1
) -> Baseline | None:
    """Compare what is shown of a time with what is shown of times as long before it.

    A count marked small is taken for the largest that it can be; nothing hidden is looked at. A
    time stands above when it is more than every one before it, and below only once it is over and
    all of it is known. None where too little is shown. ``length`` is that of each in months.
    """
    known = sorted(_at_most(mark) for mark in before if mark is not Hidden.COVER)
    if now is Hidden.COVER or len(known) * length < FEWEST_MONTHS:
        return None
    n = now.n if isinstance(now, AtLeast) else _at_most(now)
    against, is_enough = Against.WITHIN, len(known) >= FEWEST_KNOWN
    if is_enough and n > known[-1]:
        against = Against.ABOVE
    elif is_enough and is_over and n < known[0] and not isinstance(now, AtLeast):
        against = Against.BELOW
    return Baseline(float(median(known)), against)


def is_small(mark: Sum) -> bool:
    """Say whether what is shown is less than five, one way or the other."""
    if isinstance(mark, AtLeast):
        return False
    return mark is not Hidden.COVER and _at_most(mark) < FEWEST_SHOWN


def _at_most(mark: Mark) -> int:
    return mark if isinstance(mark, int) else FEWEST_SHOWN - 1
