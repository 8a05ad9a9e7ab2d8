"""Running counts as one officer may know them: what the officer is kept away from is taken off.

The counts come from counters and cost the same however many cases there are. Accusations of the
officer's own place have counters of their own; only the few other hidden matters are looked at one
by one (domain.md, Statistics).
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casework.access import barred_places
from casework.leads import Lead
from casework.matters import MatterType
from casework.people import Officer
from casework.people import Unit as OfficeUnit
from casework.workflow import Stage
from storage import counters, earlier, withheld
from storage import units as kept_units
from storage.counters import Asked
from storage.measures import (
    HANDLED,
    STANDING,
    Counted,
    Measure,
    accused,
    depth,
    of_case,
)
from storage.unit import Reader


def of_lead(view: Reader, lead: Lead) -> Iterator[Counted]:
    """What a lead adds to the counts as it stands; one taken back adds nothing."""
    if lead.stage is not Stage.WITHDRAWN:
        yield Counted(lead.place_path, Measure.LEADS, view.calendar.day_of(lead.submitted_at))


@dataclass(frozen=True, slots=True)
class _Hidden:
    """One addition that the officer may not know of; an accusation's names where it arose."""

    counted: Counted
    accused_at: str | None = None


class Sums:
    """The answer to a question: measures' sums for a unit, or for some beside each other.

    Whichever is looked at first, all that was asked of the counts until then is read together.
    """

    def __init__(
        self,
        read: Callable[[], None],
        units: Sequence[OfficeUnit],
        measures: Collection[str],
        days: tuple[date | None, date | None],
    ) -> None:
        self._read = read
        self.units = units
        self.measures = measures
        self.first, self.last = days
        self.is_read = False
        self.found: Counter[tuple[str, str]] = Counter()

    def _answer(self) -> Counter[tuple[str, str]]:
        if not self.is_read:
            self._read()
        return self.found

    def __getitem__(self, measure: str) -> int:
        """One measure's sum."""
        return self.of([measure])

    def of(self, measures: Iterable[str]) -> int:
        """The sum of several."""
        found = self._answer()
        return sum(found[unit.code, measure] for measure in measures for unit in self.units)

    @property
    def total(self) -> int:
        """The sum of all that were asked for."""
        return self.of(self.measures)

    def by_unit(self) -> dict[str, int]:
        """The sums by unit, in the order of the units; those at nothing are left out."""
        found: Counter[str] = Counter()
        for (code, _), n in self._answer().items():
            found[code] += n
        return {unit.code: n for unit in self.units if (n := found[unit.code])}

    def holds(self, one: Counted) -> bool:
        """Whether an addition is of these measures and days."""
        if one.measure not in self.measures:
            return False
        begun = self.first is None or self.first <= one.day
        return begun and (self.last is None or one.day <= self.last)


@dataclass(frozen=True, slots=True)
class _Part:
    """Counters of which an answer is made: which units and measures they stand for there."""

    sums: Sums
    units: Mapping[str, str]
    measures: Mapping[str, str]
    sign: int

    @property
    def asked(self) -> Asked:
        """The question for them."""
        return Asked(list(self.units), list(self.measures), self.sums.first, self.sums.last)


class Counts:
    """The counts of a unit for one officer, who answers for it."""

    def __init__(self, view: Reader, officer: Officer, unit: OfficeUnit) -> None:
        self._view = view
        self._officer = officer
        self._unit = unit
        self._barred = barred_places(officer)
        self._waiting: list[Sums] = []

    def ask(
        self, measures: Collection[str], first: date | None = None, last: date | None = None
    ) -> Sums:
        """Sums of measures over days, both counted; none leaves that side open."""
        return self._ask([self._unit], measures, first, last)

    def ask_of_units(
        self,
        units: Sequence[OfficeUnit],
        measure: Measure,
        first: date | None = None,
        last: date | None = None,
    ) -> Sums:
        """Sums of a measure for units beside each other, below this one."""
        return self._ask(units, [measure], first, last)

    def total(self, measure: Measure, first: date | None = None, last: date | None = None) -> int:
        """One sum, for whoever needs no other."""
        return self.ask([measure], first, last).total

    def _ask(
        self, units: Sequence[OfficeUnit], measures: Collection[str], *days: date | None
    ) -> Sums:
        first, last = days
        self._waiting.append(Sums(self._read, units, measures, (first, last)))
        return self._waiting[-1]

    def _read(self) -> None:
        """Answer all that was asked and not yet answered."""
        waiting, self._waiting = self._waiting, []
        hidden = list(self._looked_up(waiting))
        parts = [part for sums in waiting for part in self._parts(sums)]
        for sums in waiting:
            sums.is_read = True
            for code, one in self._one_by_one(sums, hidden):
                sums.found[code, one.measure] -= one.n
        for part, found in zip(
            parts, counters.sums(self._view, [part.asked for part in parts]), strict=True
        ):
            for (code, name), n in found.items():
                key = part.units[code], part.measures[name]
                part.sums.found[key] += part.sign * n

    def _looked_up(self, waiting: Sequence[Sums]) -> Iterator[_Hidden]:
        """What is hidden of what is asked for; of long ago nothing need be looked at."""
        leads = [sums for sums in waiting if Measure.LEADS in sums.measures]
        since, reported = _first(waiting, STANDING | {Measure.LEADS}), _first(leads)
        found = withheld.of(self._view, self._officer, self._unit.path, since, reported)
        for case in found.cases:
            accuses = case.type is MatterType.ACCUSATION
            barred = accuses and case.place_path.startswith(self._barred)
            for one in of_case(case):
                yield _Hidden(one, case.place_path if barred else None)
        for handling in found.earlier:
            yield from map(_Hidden, earlier.counted(handling))
        for lead in found.leads:
            yield from map(_Hidden, of_lead(self._view, lead))

    def _parts(self, sums: Sums) -> Iterator[_Part]:
        """The counters of the units, and those of accusations from barred places, to be taken off.

        Those are of the smaller of unit and place; what is handled within the unit has in common
        with its place a unit that lies at least as deep.
        """
        yield _Part(sums, {u.code: u.code for u in sums.units}, {m: m for m in sums.measures}, 1)
        units = {
            max(place, unit.path, key=len).rstrip("/").split("/")[-1]: unit.code
            for place in self._barred
            for unit in sums.units
            if unit.contains(place) or unit.path.startswith(place)
        }
        measures: dict[str, str] = {}
        for measure in sums.measures if units else ():
            if measure in HANDLED:
                deep = range(depth(sums.units[0].path), kept_units.deepest(self._view) + 1)
                measures |= {accused(measure, common): measure for common in deep}
            elif measure != Measure.LEADS:
                measures[accused(measure)] = measure
        if measures:
            yield _Part(sums, units, measures, -1)

    def _one_by_one(self, sums: Sums, hidden: Iterable[_Hidden]) -> Iterator[tuple[str, Counted]]:
        """What is hidden besides, as far as it is counted in a unit."""
        for one in hidden:
            if sums.holds(one.counted):
                for unit in sums.units:
                    apart = one.accused_at is not None and unit.contains(one.accused_at)
                    if not apart and unit.contains(one.counted.path):
                        yield unit.code, one.counted


def _first(waiting: Iterable[Sums], but: frozenset[str] = frozenset()) -> date:
    """The first day asked for, but of some measures; the last of all if nothing else is."""
    firsts = (sums.first or withheld.FIRST for sums in waiting if not set(sums.measures) <= but)
    return max(min(firsts, default=date.max), withheld.FIRST)
