"""What the screens of topics by township by month are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casework.matters import RootCause
from casework.suppression import Mark
from casework.trends import TOPICS, Against, Baseline, Topic, TrendMonth, baseline, is_small


@dataclass(frozen=True, slots=True)
class TrendSheet:
    """Topics of a unit and of the units directly below it, over some months, the last asked for.

    ``units`` are codes and names, in the order of their codes; ``chosen`` is one of them that is
    looked at alone, ``topic`` a topic. ``since`` is the first month on record: what lay before it
    is compared with nothing.
    """

    unit_code: str
    unit: str
    units: tuple[tuple[str, str], ...]
    months: tuple[TrendMonth, ...]
    since: date
    before: date
    after: date | None
    topic: Topic | None = None
    chosen: str | None = None

    @property
    def now(self) -> TrendMonth:
        """Give the month asked for."""
        return self.months[-1]

    @property
    def whole(self) -> tuple[Mark, Baseline | None]:
        """Give all that came in, or all of the chosen unit or topic, beside its own months."""
        if self.chosen is not None:
            return self.of_unit(self.chosen)
        if self.topic is not None:
            return self.of_topic(self.topic)
        return self._compared([month.shown.total for month in self.months])

    def of_unit(self, code: str) -> tuple[Mark, Baseline | None]:
        """Give a unit's month beside its own months; only of the topic where one is chosen."""
        if self.topic is not None:
            return self._compared([month.cell(code, self.topic) for month in self.months])
        return self._compared([month.of_unit(code) for month in self.months])

    def of_topic(self, topic: Topic) -> tuple[Mark, Baseline | None]:
        """Give a topic's month beside its own months; only of the unit where one is chosen."""
        if self.chosen is not None:
            return self._compared([month.cell(self.chosen, topic) for month in self.months])
        return self._compared([month.of_topic(topic) for month in self.months])

    def _compared(self, marks: Sequence[Mark]) -> tuple[Mark, Baseline | None]:
        past = zip(self.months[:-1], marks[:-1], strict=True)
        before = [n for month, n in past if month.month >= self.since]
        return marks[-1], baseline(marks[-1], before, is_over=self.after is not None)

    @property
    def units_above(self) -> tuple[str, ...]:
        """Give the names of the units above their own months, in the order of their codes."""
        return tuple(name for code, name in self.units if _is_above(self.of_unit(code)))

    @property
    def topics_above(self) -> tuple[Topic, ...]:
        """Give the topics above their own months."""
        return tuple(topic for topic in TOPICS if _is_above(self.of_topic(topic)))

    @property
    def topics_shown(self) -> tuple[Topic, ...]:
        """Give the topics of which this month more is shown than that they are fewer than five."""
        return tuple(topic for topic in TOPICS if not is_small(self.now.of_topic(topic)))


def _is_above(compared: tuple[Mark, Baseline | None]) -> bool:
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
