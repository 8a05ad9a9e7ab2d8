"""What the screens of topics by township by month are drawn from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from casework.matters import RootCause
from casework.statistics import Period
from casework.suppression import Mark
from casework.trends import (
    TOPICS,
    Against,
    Baseline,
    Sum,
    Topic,
    TrendMonth,
    added,
    baseline,
    is_small,
    usual,
)

# So many months stand side by side one by one; more stand by quarters.
_ONE_BY_ONE = 6
Counted = tuple[Sum, Baseline | None]


@dataclass(frozen=True, slots=True)
class TrendSheet:
    """Topics of a unit and of the units directly below it, in a period and in months before it.

    ``units`` are codes and names, in the order of their codes; ``chosen`` is one of them that is
    looked at alone, ``topic`` a topic. The last ``length`` of ``months`` are those of the period
    that have begun. ``since`` is the first month on record: what lay before it is compared with
    nothing.
    """

    unit_code: str
    unit: str
    units: tuple[tuple[str, str], ...]
    period: Period
    months: tuple[TrendMonth, ...]
    length: int
    since: date
    is_over: bool
    topic: Topic | None = None
    chosen: str | None = None

    @property
    def now(self) -> TrendMonth:
        """Give the last month."""
        return self.months[-1]

    @property
    def is_one_month(self) -> bool:
        """Say whether a single month is looked at."""
        return self.period.first.replace(day=1) == self.period.last.replace(day=1)

    @property
    def whole(self) -> Counted:
        """Give all that came in, or all of the chosen unit or topic, beside its own before."""
        if self.chosen is not None:
            return self.of_unit(self.chosen)
        if self.topic is not None:
            return self.of_topic(self.topic)
        return self._compared(lambda month: month.shown.total)

    def of_unit(self, code: str) -> Counted:
        """Give a unit's count beside its own before; only of the topic where one is chosen."""
        topic = self.topic
        if topic is not None:
            return self._compared(lambda month: month.cell(code, topic))
        return self._compared(lambda month: month.of_unit(code))

    def of_topic(self, topic: Topic) -> Counted:
        """Give a topic's count beside its own before; only of the unit where one is chosen."""
        chosen = self.chosen
        if chosen is not None:
            return self._compared(lambda month: month.cell(chosen, topic))
        return self._compared(lambda month: month.of_topic(topic))

    def _compared(self, of: Callable[[TrendMonth], Mark]) -> Counted:
        """The period beside stretches as long before it, each a month earlier than the next."""
        k = self.length
        starts = range(len(self.months) - 2 * k + 1)
        before = [
            usual([of(month) for month in self.months[start : start + k]])
            for start in starts
            if self.months[start].month >= self.since
        ]
        now = self._added(self.months[-k:], of)
        return now, baseline(now, before, is_over=self.is_over, length=k)

    @staticmethod
    def _added(months: Sequence[TrendMonth], of: Callable[[TrendMonth], Mark]) -> Sum:
        return added([of(month) for month in months], months)

    @property
    def columns(self) -> tuple[tuple[TrendMonth, ...], ...]:
        """Give what stands side by side: one month with those before it, or the period's parts.

        A period's parts are its months, or its quarters where there are many months.
        """
        if self.is_one_month:
            return tuple((month,) for month in self.months)
        parts: dict[tuple[int, int], list[TrendMonth]] = {}
        for month in self.months[-self.length :]:
            first = month.month
            by_quarter = self.length > _ONE_BY_ONE
            part = (first.month - 1) // 3 if by_quarter else first.month
            parts.setdefault((first.year, part), []).append(month)
        return tuple(map(tuple, parts.values()))

    def over(self, of: Callable[[TrendMonth], Mark]) -> tuple[Sum, ...]:
        """Give a count for each of the columns, and of a longer period for all of it as well."""
        found = [self._added(months, of) for months in self.columns]
        if not self.is_one_month:
            found.append(self._added(self.months[-self.length :], of))
        return tuple(found)

    @property
    def units_above(self) -> tuple[str, ...]:
        """Give the names of the units above their own before, in the order of their codes."""
        return tuple(name for code, name in self.units if _is_above(self.of_unit(code)))

    @property
    def topics_above(self) -> tuple[Topic, ...]:
        """Give the topics above their own before."""
        return tuple(topic for topic in TOPICS if _is_above(self.of_topic(topic)))

    @property
    def topics_shown(self) -> tuple[Topic, ...]:
        """Give the topics of which more is shown than that they are fewer than five."""
        return tuple(topic for topic in TOPICS if not is_small(self.of_topic(topic)[0]))


def _is_above(compared: Counted) -> bool:
    found = compared[1]
    return found is not None and found.against is Against.ABOVE


@dataclass(frozen=True, slots=True)
class CauseLine:
    """A root cause: how often it was noted at closing, and which unit owns the policy, if any."""

    cause: RootCause
    n: Mark | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class CausesSheet:
    """The root causes of what was closed in a year; no counts for who sees no matters."""

    unit: str
    year: int
    total: Mark | None
    lines: tuple[CauseLine, ...]
    may_set: bool
    sees_trends: bool
